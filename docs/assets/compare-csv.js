/* A comparison as a file for spreadsheets: what the table shows, cell by cell.

   A classic script; compare.js calls it. */
(function () {
  "use strict";

  var report = window.consentReport;
  if (!report.compared) return;

  function cell(text) {
    return text.trim().replace(/\s*\n\s*/g, "; ");
  }

  /* Rows of cells, those that the page hides left out. */
  function rowsOf(table) {
    var rows = [];
    table.querySelectorAll("[data-row]").forEach(function (row) {
      var cells = Array.prototype.slice.call(row.cells, 1);
      if (!row.hidden) rows.push([row.dataset.label].concat(cells.map(function (one) { return one.innerText; })));
    });
    return rows;
  }

  /* Hands the reader a file of that name; the rows stand above those of the table. */
  report.compared.download = function (name, rows, table) {
    var lines = rows.concat(rowsOf(table), [["Address", location.href]]);
    report.saveTable(name, lines.map(function (cells) { return cells.map(cell); }));
  };
})();
