/* A comparison as a file for spreadsheets: what the table shows, cell by cell.

   A classic script; compare.js calls it. A cell that a spreadsheet would take for a formula begins with an
   apostrophe, as in the report's own tables (outputs/tables/csv_files.py). */
(function () {
  "use strict";

  var report = window.consentReport;
  if (!report.compared) return;

  function cell(text) {
    var value = text.trim().replace(/\s*\n\s*/g, "; ");
    return '"' + (/^[=+\-@\t\r]/.test(value) ? "'" + value : value).replace(/"/g, '""') + '"';
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
    var text = lines.map(function (cells) { return cells.map(cell).join(",") + "\r\n"; }).join("");
    var link = report.compared.element("a", "", document.body);
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = name;
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  };
})();
