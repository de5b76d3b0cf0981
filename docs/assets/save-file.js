/* What a reader takes along, as a file made in the browser: from any page, and from file:// as well.

   consentReport.saveFile(name, type, text) offers a text; consentReport.saveTable(name, lines) offers lines
   of texts as UTF-8 CSV after RFC 4180. No cell starts what a spreadsheet may run, as in
   outputs/tables/csv_files.py. */
(function () {
  "use strict";

  var FORMULA_START = /^[=+\-@\t\r]/;

  function saveFile(name, type, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function written(text) {
    var safe = FORMULA_START.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  window.consentReport.saveFile = saveFile;
  window.consentReport.saveTable = function (name, lines) {
    saveFile(name, "text/csv", lines.map(function (line) { return line.map(written).join(",") + "\r\n"; }).join(""));
  };
})();
