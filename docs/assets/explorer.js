/* The list of all platforms: filters, counts, order, columns, download.

   A classic script that works from file:// and under a strict Content-Security-Policy; it comes
   after consent-report.js and before as-of.js, which tells it the day. The rows are those of the
   page. It takes them out of the table and puts back those that fit, no more than LIMIT at a time,
   so that a list of a thousand is as quick as one of a hundred.

   What was answered in which place on which day was decided when the page was made (ADR-0009); for
   a place or a question that the page itself does not show, the answers are in a file of
   assets/topics/, loaded when they are wanted.

   What is set stands behind the # of the address, which browsers send to nobody: it names where a
   reader lives. Of all that, the place alone is kept on the device, as on other pages. */
(function () {
  "use strict";

  var form = document.querySelector("[data-explore]");
  if (!form) return;

  var LIMIT = 100;
  var FACETS = ["status", "category", "who", "kind", "company", "confirmed"];
  var KEYS = ["name", "place", "topic"].concat(FACETS, "sort", "columns");
  var OF_TODAY = ["who", "company", "confirmed"]; /* Not known of other days. */
  var PLACES = ["here", "eu", "gb", "us", "elsewhere"];
  var COLUMNS = ["category", "company", "refuse", "who", "kind", "confirmed"];
  var COLUMNS_AT_FIRST = "category company refuse confirmed";

  var site = window.consentReport;
  var platformRows = site.platformRows;
  var table = document.getElementById(form.dataset.explore);
  var body = table.tBodies[0];
  var caption = table.caption;
  var count = document.querySelector("[data-count]");
  var sorter = document.querySelector("[data-sort]");
  var reverse = document.querySelector("[data-reverse]");
  var chips = document.querySelector("[data-active]");
  var empty = document.querySelector("[data-empty]");
  var rest = document.querySelector("[data-rest]");
  var lead = document.querySelector("[data-place-page]");
  var regionList = lead.getAttribute("href");
  var REGIONS = lead.textContent;
  var boxes = document.querySelectorAll("[data-columns] input");
  var compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

  var LAST = form.dataset.lastDay;
  var EVERY = count.textContent;
  var controls = Object.create(null);
  var labels = Object.create(null); /* Of each choice of each control, without its count. */
  var answers = Object.create(null);
  var regions = Object.create(null);
  var pages = Object.create(null); /* Folders of places below regions/. */
  var topics = Object.create(null); /* Files that have come, by name. */

  var state = {};
  var day = LAST;
  var source = null; /* The file whose answers are shown; null for those of the page. */
  var isWaiting = false;
  var limit = LIMIT;
  var results = [];
  var typing = 0;

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  function words(text) {
    return text ? text.split(" ") : [];
  }

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  /* ---- Columns ---- */
  function addColumn(name, label, before) {
    var head = element("th", label);
    head.scope = "col";
    head.dataset.col = name;
    table.tHead.rows[0].insertBefore(head, headOf(before));
  }

  function headOf(name) {
    return table.tHead.querySelector('[data-col="' + name + '"]');
  }

  function placesShown() {
    return state.place ? PLACES.slice(0, 1) : PLACES.slice(1);
  }

  function columnsOn() {
    var chosen = (state.columns || COLUMNS_AT_FIRST).split(" ");
    return COLUMNS.filter(function (name) {
      return chosen.indexOf(name) >= 0 && (day === LAST || ["category", "kind"].indexOf(name) >= 0);
    });
  }

  function markColumns() {
    var on = columnsOn().concat(placesShown());
    table.dataset.off = COLUMNS.concat(PLACES).filter(function (name) {
      return on.indexOf(name) < 0;
    }).join(" ");
    headOf("here").firstChild.textContent = placeName();
  }

  function cellOf(row, name) {
    if (row.cells[name]) return row.cells[name];
    var cell = element("td", name === "here" ? "" : namesOf(row, name).join(", ") || "–");
    cell.dataset.col = name;
    cell.dataset.label = headOf(name).firstChild.textContent;
    row.cells[name] = cell;
    var next = { here: "eu", who: "kind", kind: "confirmed" }[name];
    row.line.insertBefore(cell, name === "who" ? cellOf(row, next) : row.cells[next]);
    return cell;
  }

  function namesOf(row, facet) {
    return row.values[facet].map(function (code) { return labels[facet][code]; });
  }

  /* ---- Answers of the places that are shown ---- */
  function entriesFor(row, column) {
    if (!source) return row.own[column] || platformRows.NO_ANSWER;
    var code = column === "here" ? state.place : headOf(column).dataset.place;
    return platformRows.answersIn(source, row.slug, code);
  }

  function answerRows() {
    var columns = placesShown();
    rows.forEach(function (row) {
      row.values.status = [];
      columns.forEach(function (column) {
        row.answers[column] = isWaiting ? platformRows.NO_ANSWER : entriesFor(row, column);
        var answer = isWaiting ? "" : platformRows.holding(row.answers[column], day);
        row.shown[column] = answer;
        if (answer) row.values.status.push(answer.split(".")[0]);
      });
    });
  }

  function topicName() {
    return state.topic || controls.topic.options[0].dataset.name;
  }

  /* What the address asks for is shown at once; what has to be loaded first, when it has come. */
  function answer() {
    var name = topicName();
    source = topics[name] || null;
    isWaiting = Boolean(state.place || state.topic) && !source;
    answerRows();
    if (isWaiting) {
      site.load("assets/topics/" + name + ".js").then(function (value) {
        topics[name] = topics[name] || platformRows.readTopic(value);
        if (name === topicName()) show();
      }, function () {
        count.textContent = "The answers could not be loaded. Try again later.";
      });
    }
  }

  /* ---- Filters ---- */
  function isUsed(facet) {
    if (day !== LAST && OF_TODAY.indexOf(facet) >= 0) return false;
    return state[facet] && !(facet === "status" && isWaiting);
  }

  function fits(row, facet) {
    return row.values[facet].indexOf(state[facet]) >= 0;
  }

  /* A choice is counted among the rows that fit everything but its own filter. */
  function filter() {
    var used = FACETS.filter(isUsed);
    var sought = site.folded(state.name.trim());
    var counts = Object.create(null);
    FACETS.forEach(function (facet) { counts[facet] = Object.create(null); });
    results = rows.filter(function (row) {
      if (row.sought.indexOf(sought) < 0) return false;
      var failed = used.filter(function (facet) { return !fits(row, facet); });
      (failed.length ? failed : FACETS).forEach(function (facet) {
        if (failed.length > 1) return;
        new Set(row.values[facet]).forEach(function (value) {
          counts[facet][value] = (counts[facet][value] || 0) + 1;
        });
      });
      return !failed.length;
    });
    FACETS.forEach(function (facet) { writeCounts(controls[facet], labels[facet], counts[facet]); });
  }

  /* A choice without rows stays in its place, so that the list does not jump about. */
  function writeCounts(select, names, counts) {
    each(select.options, function (option) {
      if (!option.value) return;
      var number = counts[option.value] || 0;
      var text = names[option.value] + " (" + number + ")";
      if (option.text === text) return;
      option.text = text;
      option.disabled = !number && option.value !== state[select.dataset.facet];
    });
  }

  /* ---- Order ---- */
  function sortedBy() {
    var name = state.sort.replace(/^-/, "") || "name";
    var places = placesShown();
    return PLACES.indexOf(name) >= 0 && places.indexOf(name) < 0 ? places[0] : name;
  }

  function rank(row, column) {
    return statuses.indexOf(row.shown[column].split(".")[0]);
  }

  /* Statuses by what to act on first, ways and confirmations from most and newest, the rest by name. */
  function order() {
    var by = sortedBy();
    var down = state.sort.charAt(0) === "-" ? -1 : 1;
    var difference = {
      name: function () { return 0; },
      category: function (a, b) {
        return compare(namesOf(a, "category")[0], namesOf(b, "category")[0]);
      },
      refuse: function (a, b) { return b.refuse - a.refuse; },
      confirmed: function (a, b) {
        return a.confirmed < b.confirmed ? 1 : a.confirmed > b.confirmed ? -1 : 0;
      }
    }[by] || function (a, b) { return rank(a, by) - rank(b, by); };
    rows.sort(function (a, b) {
      return down * (difference(a, b) || (by === "name" ? a.number - b.number : 0)) || a.number - b.number;
    });
    each(table.tHead.rows[0].cells, function (head) {
      var isDown = (by === "refuse" || by === "confirmed") !== (down < 0);
      if (head.dataset.col === by) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    sorter.value = by === "name" ? "" : by;
    reverse.setAttribute("aria-pressed", down < 0);
  }

  /* ---- What is seen ---- */
  function fill(row, column) {
    var cell = cellOf(row, column);
    var shown = row.shown[column];
    if (column === "here") cell.dataset.label = placeName();
    if (cell.dataset.shown === shown) return;
    cell.dataset.shown = shown;
    cell.textContent = shown ? "" : "…";
    if (shown) cell.appendChild(answers[shown].content.cloneNode(true));
  }

  function draw(most) {
    var columns = placesShown();
    var made = columnsOn().filter(function (name) { return name === "who" || name === "kind"; });
    var query = day === LAST ? "" : "?as-of=" + day;
    var lines = results.slice(0, most).map(function (row) {
      columns.forEach(function (column) { fill(row, column); });
      made.forEach(function (name) { cellOf(row, name); });
      if (row.query !== query) {
        each(row.line.querySelectorAll("a[href]"), function (link) { link.search = query; });
      }
      row.query = query;
      return row.line;
    });
    var isDrawn = lines.length === body.rows.length && lines.every(function (line, number) {
      return line === body.rows[number];
    });
    if (!isDrawn) body.replaceChildren.apply(body, lines);
    rest.hidden = results.length <= most;
    rest.firstElementChild.textContent = "Showing the first " + most + " of " + results.length + ".";
  }

  function placeName() {
    return regions[state.place] || state.place || "Status";
  }

  function labelOf(facet) {
    return form.querySelector('label[for="' + controls[facet].id + '"]').textContent;
  }

  function nameOf(facet) {
    return facet === "name" ? "“" + state.name.trim() + "”" : labels[facet][state[facet]];
  }

  /* The place is none of them: it takes no row away, and stays when all are cleared. */
  function setFacets() {
    return ["name", "topic"].filter(function (key) {
      return state[key].trim();
    }).concat(FACETS.filter(isUsed));
  }

  /* A list of buttons, each of which takes a filter back. */
  function buttons(list, facets, textOf) {
    list.textContent = "";
    facets.forEach(function (facet) {
      var item = list.appendChild(element("li"));
      var button = item.appendChild(element("button", textOf(facet)));
      button.type = "button";
      button.addEventListener("click", function () { takeBack(list, [facet]); });
    });
    if (facets.length > 1) {
      var all = list.appendChild(element("li")).appendChild(element("button", "Clear all"));
      all.type = "button";
      all.className = "cr-clear";
      all.addEventListener("click", function () { takeBack(list, facets); });
    }
    list.hidden = !facets.length;
  }

  function takeBack(list, facets) {
    var number = Array.prototype.indexOf.call(list.children, document.activeElement.parentNode);
    var changed = {};
    facets.forEach(function (facet) { changed[facet] = ""; });
    set(changed);
    var isAway = list.hidden || empty.contains(list);
    var next = isAway ? null : list.children[Math.min(number, list.children.length - 1)];
    (next ? next.firstChild : count).focus();
  }

  function tell() {
    var facets = setFacets();
    var inside = facets.filter(function (facet) { return facet !== "name"; }).length;
    form.querySelector("[data-fold]").textContent = "Filters" + (inside ? " (" + inside + ")" : "");
    buttons(chips, facets, function (facet) { return labelOf(facet) + ": " + nameOf(facet); });
    each(chips.querySelectorAll("button:not(.cr-clear)"), function (button) {
      button.setAttribute("aria-label", "Remove: " + button.textContent);
    });
    var said = results.length === rows.length ? EVERY : results.length + " of " + EVERY;
    if (count.textContent !== said) count.textContent = said;
    caption.textContent = labels.topic[state.topic] + (state.place ? " · " + placeName() : ", by place");
    leadToPlace();
    tellEmpty(facets);
  }

  /* The page of the place tells which ways to refuse work there. */
  function leadToPlace() {
    var page = pages[state.place];
    lead.setAttribute("href", page ? regionList.replace("regions/", "regions/" + page + "/") : regionList);
    lead.textContent = page ? placeName() + ": ways to refuse that work there" : REGIONS;
  }

  /* What to loosen: each filter without which something would fit, with how much. */
  function tellEmpty(facets) {
    empty.hidden = results.length > 0;
    if (!empty.hidden) {
      var numbers = Object.create(null);
      var useful = facets.filter(function (facet) {
        numbers[facet] = facet === "topic" ? 0 : withoutFilter(facet);
        return numbers[facet];
      });
      empty.querySelector("[data-advice]").textContent = useful.length
        ? "Take one of them back:" : "Take more than one of them back, or start again.";
      buttons(empty.querySelector("[data-loosen]"), useful.length ? useful : facets, function (facet) {
        var without = numbers[facet] ? " (" + numbers[facet] + " without it)" : "";
        return labelOf(facet) + ": " + nameOf(facet) + without;
      });
    }
  }

  function withoutFilter(without) {
    var sought = without === "name" ? "" : site.folded(state.name.trim());
    var used = FACETS.filter(function (facet) { return facet !== without && isUsed(facet); });
    return rows.filter(function (row) {
      return row.sought.indexOf(sought) >= 0 && used.every(function (facet) { return fits(row, facet); });
    }).length;
  }

  function writeControls() {
    Object.keys(controls).forEach(function (key) {
      if (key === "name" || controls[key].value === state[key]) return;
      controls[key].value = state[key];
      if (key === "place") pickPlace();
    });
    var on = (state.columns || COLUMNS_AT_FIRST).split(" ");
    each(boxes, function (box) { box.checked = on.indexOf(box.value) >= 0; });
    each(sorter.options, function (option) {
      var isAway = PLACES.indexOf(option.value) >= 0 && placesShown().indexOf(option.value) < 0;
      option.hidden = option.disabled = isAway;
    });
  }

  function show() {
    answer();
    markColumns();
    order();
    refresh();
  }

  function refresh() {
    filter();
    draw(limit);
    writeControls();
    tell();
    document.dispatchEvent(new CustomEvent("consent-report:filtered"));
  }

  /* ---- The address ---- */
  function clean() {
    var found = {};
    KEYS.forEach(function (key) { found[key] = ""; });
    return found;
  }

  /* What the address cannot mean is left out. */
  function readAddress() {
    var asked = new URLSearchParams(location.hash.slice(1));
    var found = clean();
    KEYS.forEach(function (key) {
      var value = asked.get(key) || "";
      if (labels[key] && !(value in labels[key])) value = "";
      found[key] = value;
    });
    if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(found.place)) found.place = "";
    found.name = found.name.slice(0, 80);
    if (!(found.sort.replace(/^-/, "") in labels.sort) && found.sort !== "-") found.sort = "";
    found.columns = found.columns === "none" ? "none" : COLUMNS.filter(function (name) {
      return words(found.columns).indexOf(name) >= 0;
    }).join(" ");
    return found;
  }

  function writeAddress(isNew) {
    var query = new URLSearchParams();
    KEYS.forEach(function (key) {
      if (state[key]) query.set(key, state[key]);
    });
    var hash = query.toString();
    if (hash === location.hash.slice(1)) return;
    var url = location.pathname + location.search + (hash ? "#" + hash : "");
    try {
      if (isNew) history.pushState(null, "", url);
      else history.replaceState(history.state, "", url);
    } catch (error) {
      /* Then the address stays as it was. */
    }
  }

  function isAnchor() {
    return location.hash && location.hash.indexOf("=") < 0;
  }

  function onAddress() {
    clearTimeout(typing);
    typing = 0;
    if (isAnchor()) return;
    state = readAddress();
    limit = LIMIT;
    controls.name.value = state.name;
    show();
  }

  function set(changed) {
    var name = state.name;
    Object.keys(changed).forEach(function (key) { state[key] = changed[key]; });
    if ("name" in changed && controls.name.value !== state.name) controls.name.value = state.name;
    if ("place" in changed) site.keep(state.place, site.recall().audience);
    limit = LIMIT;
    if ("place" in changed || "topic" in changed || "sort" in changed || "columns" in changed) show();
    else refresh();
    /* Browsers refuse to write the address many times a second; a word is one step back. */
    if (Object.keys(changed).join() !== "name" || (name && !state.name)) writeAddress(true);
    else {
      if (!typing) writeAddress(true);
      clearTimeout(typing);
      typing = setTimeout(function () { typing = 0; writeAddress(false); }, 400);
    }
  }

  /* ---- Download ---- */
  function cellText(row, name) {
    if (name === "company") return row.cells.company ? row.cells.company.textContent : "";
    if (name === "who" || name === "kind") return namesOf(row, name).join("; ");
    if (name === "confirmed") return row.confirmed;
    if (!(name in row.shown)) return row.cells[name].textContent.trim();
    var answer = answers[row.shown[name]].content;
    var note = answer.querySelector(".cr-note");
    return answer.querySelector(".cr-chip").textContent.trim() + (note ? " (" + note.textContent + ")" : "");
  }

  function download() {
    var columns = placesShown().concat(columnsOn());
    var head = ["Platform", "Page", "As of", "Question"].concat(columns.map(function (name) {
      return name === "company" ? "Company" : headOf(name).firstChild.textContent;
    }));
    var lines = results.map(function (row) {
      var start = [row.name, row.link.href.split("?")[0], day, labels.topic[state.topic]];
      return start.concat(columns.map(function (name) { return cellText(row, name); }));
    });
    site.saveTable("platforms-" + day + ".csv", [head].concat(lines));
  }

  /* ---- Setting up ---- */
  function sortButton(head) {
    var button = element("button", head.textContent);
    button.type = "button";
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var name = head.dataset.col === "name" ? "" : head.dataset.col;
      var isAgain = sortedBy() === head.dataset.col && state.sort.charAt(0) !== "-";
      set({ sort: (isAgain ? "-" : "") + name });
    });
  }

  function fillPlaces(list) {
    var options = [];
    list.forEach(function (region) {
      regions[region[0]] = region[1];
      pages[region[0]] = region[3] || region[0].toLowerCase();
      options.push([region[1], region[0]]);
      region[2].forEach(function (alias) {
        options.push([alias + " (" + region[1] + ")", region[0]]);
      });
    });
    options.sort(function (a, b) { return a[0].localeCompare(b[0], "en"); });
    options.forEach(function (option) {
      controls.place.add(new Option(option[0], option[1]));
    });
    controls.place.disabled = false;
    if (state.place && !(state.place in regions)) {
      state.place = "";
      writeAddress(false);
    }
    show();
  }

  /* Of the names of a place, the one that pages use. */
  function pickPlace() {
    each(controls.place.options, function (option) {
      var isIt = option.value === state.place && option.text === regions[state.place];
      if (isIt) option.selected = true;
    });
  }

  each(document.querySelectorAll("template[data-answer]"), function (template) {
    answers[template.dataset.answer] = template;
  });
  addColumn("here", "Status", "eu");
  addColumn("who", "Who can opt out", "confirmed");
  addColumn("kind", "Data said to be used", "confirmed");
  each(form.querySelectorAll("[data-facet]"), function (control) {
    var facet = control.dataset.facet;
    controls[facet] = control;
    if (facet !== "name" && facet !== "place") labels[facet] = labelsOf(control);
    control.disabled = facet === "place";
    control.addEventListener("input", function () {
      var changed = {};
      changed[facet] = control.value;
      if (control.value !== state[facet]) set(changed);
    });
  });
  labels.sort = labelsOf(sorter);

  function labelsOf(select) {
    var found = Object.create(null);
    each(select.options, function (option) { found[option.value] = option.text; });
    return found;
  }

  var statuses = Object.keys(labels.status).slice(1);
  var rows = Array.prototype.map.call(body.rows, platformRows.read);
  rows.forEach(function (row, number) { row.number = number; });
  each(table.querySelectorAll("thead [data-today]"), function (head) {
    head.removeAttribute("data-today");
  });
  ["name", "category", "refuse", "confirmed"].concat(PLACES).map(headOf).forEach(sortButton);

  sorter.disabled = reverse.disabled = false;
  sorter.addEventListener("input", function () { set({ sort: sorter.value }); });
  reverse.addEventListener("click", function () {
    set({ sort: state.sort.charAt(0) === "-" ? state.sort.slice(1) : "-" + state.sort });
  });
  each(boxes, function (box) {
    box.addEventListener("input", function () {
      var on = Array.prototype.filter.call(boxes, function (one) { return one.checked; });
      var chosen = on.map(function (one) { return one.value; }).join(" ");
      set({ columns: chosen === COLUMNS_AT_FIRST ? "" : chosen || "none" });
    });
  });
  each(document.querySelectorAll("[data-csv], [data-fold]"), function (button) {
    button.disabled = false;
  });
  document.querySelector("[data-csv]").addEventListener("click", download);
  form.querySelector("[data-fold]").addEventListener("click", function () {
    var isOpen = form.classList.toggle("cr-open");
    this.setAttribute("aria-expanded", isOpen);
  });
  rest.querySelector("button").addEventListener("click", function () {
    limit += LIMIT;
    draw(limit);
    count.textContent = "Showing " + Math.min(limit, results.length) + " of " + EVERY;
    if (rest.hidden) count.focus();
  });
  document.querySelector("[data-columns]").addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !this.open) return;
    this.open = false;
    this.querySelector("summary").focus();
  });
  count.tabIndex = -1;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("popstate", onAddress);
  window.addEventListener("beforeprint", function () { draw(results.length); });
  window.addEventListener("afterprint", function () { draw(limit); });
  document.addEventListener("consent-report:day", function (event) {
    day = event.detail;
    show();
  });
  site.changesShown = function () {
    var days = new Set();
    results.forEach(function (row) {
      placesShown().forEach(function (column) {
        row.answers[column].slice(1).forEach(function (entry) { days.add(entry[0]); });
      });
    });
    return Array.from(days);
  };

  state = isAnchor() ? clean() : readAddress();
  /* Who comes back without an address of their own finds their place. */
  if (!location.hash && typeof site.recall().place === "string") {
    state.place = site.recall().place;
    if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(state.place)) state.place = "";
    writeAddress(false);
  }
  controls.name.value = state.name;
  form.querySelector("[data-further]").open = ["topic"].concat(FACETS.slice(2)).some(function (key) {
    return state[key];
  });
  show();
  site.withRegions(fillPlaces);
})();
