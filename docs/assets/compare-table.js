/* The table of a comparison (compare/): looks up what each platform says and makes the elements.

   A classic script that works from file:// and under a strict Content-Security-Policy; compare.js comes after
   it and chooses. Which row answers for a place, an account and a day was decided when the files of the
   platforms were made (outputs/comparison.py); here it is only looked up. Elements are made one by one, so
   that no text of a record can become markup.

   A choice is { slugs, place, accounts }: accounts by slug, those that are not the main one. */
(function () {
  "use strict";

  var report = window.consentReport;
  var template = document.querySelector("template[data-table]");
  if (!template) return;
  var SVG = "http://www.w3.org/2000/svg";
  var day = document.querySelector("[data-day]");
  var LAST = day.dateTime;
  var data = Object.create(null); /* By slug, once loaded. */

  /* A promise that the platform is in data; it fails where the report has none of that name. */
  function load(slug) {
    return report.load("assets/compare/" + slug + ".js").then(function (loaded) {
      if (slug in data) return;
      loaded.places = loaded.places.map(function (codes) { return codes.split(" "); });
      data[slug] = loaded;
    });
  }

  /* ---- Looked up ---- */
  function accountOf(choice, slug) {
    var number = -1;
    data[slug].accounts.forEach(function (account, each) {
      if (account[0] === choice.accounts[slug]) number = each;
    });
    return Math.max(number, 0);
  }

  /* The last period that has begun; periods are in order of their first days. */
  function holding(periods, date) {
    var found = periods[0];
    periods.forEach(function (period) { if (period[0] <= date) found = period; });
    return found;
  }

  function blockIn(choice, slug, period) {
    var classes = period[1];
    var codes = data[slug].places;
    var found = [choice.place, choice.place.split("-")[0]].reduce(function (before, code) {
      return before || classes.filter(function (one) { return code && codes[one[0]].indexOf(code) >= 0; })[0];
    }, null) || classes[classes.length - 1];
    return found[found.length > 2 ? 1 + accountOf(choice, slug) : 1];
  }

  /* The cells of a platform, by row. */
  function cellsOf(choice, slug, date) {
    var cells = Object.create(null);
    data[slug].subjects.forEach(function (subject) {
      var block = data[slug].blocks[blockIn(choice, slug, holding(subject[1], date))];
      subject[0].forEach(function (row, number) { cells[row] = block[number]; });
    });
    return cells;
  }

  /* Every day on which something that is shown changes. */
  function changes(choice) {
    var days = new Set();
    choice.slugs.forEach(function (slug) {
      if (slug in data) data[slug].subjects.forEach(function (subject) {
        subject[1].forEach(function (period, number) {
          var before = subject[1][number - 1];
          if (before && blockIn(choice, slug, period) !== blockIn(choice, slug, before)) days.add(period[0]);
        });
      });
    });
    return Array.from(days);
  }

  /* ---- Elements, one by one ---- */
  function build(node) {
    if (typeof node === "string") return document.createTextNode(node);
    var isDrawn = node[0] === "svg" || node[0] === "use";
    var made = isDrawn ? document.createElementNS(SVG, node[0]) : document.createElement(node[0]);
    Object.keys(node[1]).forEach(function (name) {
      if (name !== "href" || isDrawn) made.setAttribute(name, node[1][name]);
      else if (node[1].href.indexOf("../") === 0) lead(made, node[1].href.slice(3));
    });
    node.slice(2).forEach(function (child) { made.appendChild(build(child)); });
    return made;
  }

  /* Pages of platforms show the same day; others have none. */
  function lead(link, path) {
    link.href = report.page(path);
    if (day.dateTime !== LAST && path.indexOf("platforms/") === 0) link.search = "?as-of=" + day.dateTime;
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function addColumn(made, choice, slug) {
    var cells = cellsOf(choice, slug, day.dateTime);
    var accounts = data[slug].accounts;
    var head = element("th", "", made.querySelector("thead tr"));
    head.scope = "col";
    lead(element("a", data[slug].name, head), "platforms/" + slug + "/");
    if (accounts.length > 1) element("span", accounts[accountOf(choice, slug)][1], head).className = "cr-note";
    made.querySelectorAll("[data-row]").forEach(function (row) {
      var cell = element("td", "", row);
      cell.dataset.label = data[slug].name;
      cells[row.dataset.row].forEach(function (node) { cell.appendChild(build(node)); });
    });
  }

  /* Cells name no platform, so that the same text is the same answer. */
  function markDifferences(made) {
    made.querySelectorAll("[data-row]").forEach(function (row) {
      var texts = new Set(Array.prototype.map.call(row.querySelectorAll("td"), function (cell) {
        return cell.textContent;
      }));
      var words = texts.size > 1 ? "Differs" : "The same";
      row.dataset.label = row.cells[0].textContent;
      row.dataset.differs = texts.size > 1 ? "yes" : "";
      if (row.cells.length > 2) element("span", words, row.cells[0]).className = "cr-note";
    });
  }

  /* What the choice says on the day that the page shows. */
  function table(choice, caption) {
    var made = template.content.cloneNode(true);
    made.querySelector("caption").id = "cr-caption";
    made.querySelector("caption").textContent = caption;
    choice.slugs.forEach(function (slug) { addColumn(made, choice, slug); });
    made.querySelectorAll("[scope=rowgroup]").forEach(function (one) { one.colSpan = choice.slugs.length + 1; });
    made.querySelectorAll("[data-today]").forEach(function (one) { one.hidden = day.dateTime !== LAST; });
    made.querySelectorAll("[data-then]").forEach(function (one) { one.hidden = day.dateTime === LAST; });
    markDifferences(made);
    report.showAges(made);
    return made;
  }

  /* Hides what is not of the day, and what does not differ where only that is wanted. */
  function filter(shown, onlyDifferences) {
    shown.querySelectorAll("tbody").forEach(function (body) {
      var left = 0;
      body.querySelectorAll("[data-row]").forEach(function (row) {
        var isOfDay = !("today" in row.dataset) || day.dateTime === LAST;
        row.hidden = !isOfDay || (onlyDifferences && !row.dataset.differs);
        left += row.hidden ? 0 : 1;
      });
      body.hidden = !left;
    });
  }

  report.compared = {
    data: data, load: load, accountOf: accountOf, changes: changes, table: table, filter: filter, element: element
  };
})();
