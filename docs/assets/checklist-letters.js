/* What law may help in the place that was chosen, and letters with the names filled in.

   A classic script that works from file://; it comes after checklist-files.js and checklist-list.js. */
(function () {
  "use strict";

  var kept = window.consentReport;
  var select = document.getElementById("cr-letter");
  var rights = Array.prototype.slice.call(document.querySelectorAll("[data-right]"));
  var said = document.querySelector("[data-letter-said]");
  var entries = [];
  var place = "";

  var paragraphs = rights.map(function (right) {
    return Array.prototype.map.call(right.querySelectorAll("[data-letter] p"), function (paragraph) {
      return [paragraph, paragraph.textContent];
    });
  });

  function holds(right) {
    var codes = right.dataset.right.split(" ");
    return codes.indexOf(place) >= 0 || codes.indexOf(place.split("-")[0]) >= 0;
  }

  function write() {
    var entry = entries.filter(function (each) { return each.slug === select.value; })[0];
    var operators = entry ? kept.list.operatorsOf(entry.data, place) : [];
    paragraphs.forEach(function (letter) {
      letter.forEach(function (line) {
        var text = line[1];
        if (operators.length) text = text.split("[company]").join(operators.join(" or "));
        if (entry) text = text.split("[platform]").join(entry.name);
        line[0].textContent = text;
      });
    });
  }

  function textOf(right) {
    return paragraphs[rights.indexOf(right)].map(function (line) { return line[0].textContent; }).join("\n\n") + "\n";
  }

  /* The rights of the place, or all while none is chosen. */
  function show(state, found) {
    place = state.place;
    entries = found;
    var shown = rights.filter(function (right) { return !place || holds(right); });
    rights.forEach(function (right) { right.hidden = shown.indexOf(right) < 0; });
    document.querySelector("[data-no-right]").hidden = shown.length > 0;
    var before = select.value;
    while (select.options.length > 1) select.remove(1);
    entries.forEach(function (entry) {
      select.add(new Option(entry.name, entry.slug, false, entry.slug === before));
    });
    document.querySelector("[data-letter-to]").hidden = !entries.length || !shown.length;
    write();
  }

  rights.forEach(function (right) {
    right.querySelector("[data-scripted]").hidden = false;
    right.querySelector("[data-copy-letter]").addEventListener("click", function () {
      kept.files.copy(textOf(right)).then(function (done) {
        said.textContent = done ? "The letter was copied." : "It could not be copied. Save it instead.";
      });
    });
    right.querySelector("[data-save-letter]").addEventListener("click", function () {
      kept.saveFile("letter.txt", "text/plain", textOf(right));
      said.textContent = "The letter was saved.";
    });
  });
  select.addEventListener("change", write);

  kept.letters = { show: show };
})();
