/* Any other day: shows what was so on it, wherever a page carries the control of templates/as_of.html.

   A classic script that works from file:// and under a strict Content-Security-Policy. Which row
   answers on which day was decided when the page was made (ADR-0009); here it is only looked up:

   [data-as-of]       the form; its values are the day of the report and the first one of the slider
   [data-day]         a time element that names the day shown
   [data-today]       shown on the day of the report alone; [data-then]: on any other day
   [data-by-day]      holds an answer: "day:answer day:answer …", the first day empty; an answer names
                      one of the page's <template data-answer>
   [data-keeps-day]   links in it lead to the same day
   [data-days]        the answers of one platform by place and account (outputs/days.py)

   The day stands in the address alone and is not remembered. */
(function () {
  "use strict";

  var form = document.querySelector("[data-as-of]");
  if (!form) return;
  var LAST = form.dataset.asOf;
  var MILLISECONDS_A_DAY = 864e5;
  var words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  var field = form.querySelector('[type="date"]');
  var slider = form.querySelector('[type="range"]');
  var steps = form.querySelectorAll("[data-step]");
  var refused = document.querySelector("[data-refused]");
  var platform = platformOf(document.querySelector("[data-days]"));
  var answers = Object.create(null);
  var cells = Array.prototype.map.call(document.querySelectorAll("[data-by-day]"), byDay);
  var shown = LAST;
  var changes = [];
  var writing = 0;

  /* ---- Days: their numbers since 1970, their names, and what holds on them ---- */
  function numberOf(day) {
    return Date.parse(day + "T00:00:00Z") / MILLISECONDS_A_DAY;
  }

  function dayOf(number) {
    return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  }

  function isShowable(day) {
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || isNaN(numberOf(day))) return false;
    return dayOf(numberOf(day)) === day && day >= field.min && day <= LAST;
  }

  /* The last entry that has begun; entries begin with their first day and are in its order. */
  function holding(entries, day) {
    var found = entries[0];
    entries.forEach(function (entry) {
      if (entry[0] <= day) found = entry;
    });
    return found;
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  /* ---- Lists: an answer in each element ---- */
  function byDay(element) {
    var entries = element.dataset.byDay.split(" ").map(function (entry) {
      return entry.split(":");
    });
    return { element: element, entries: entries, answer: holding(entries, LAST)[1] };
  }

  function fill(cell, day) {
    var answer = holding(cell.entries, day)[1];
    if (answer === cell.answer) return;
    cell.answer = answer;
    cell.element.textContent = "";
    cell.element.appendChild(answers[answer].content.cloneNode(true));
  }

  /* Changes of what is shown: a filter may have hidden some. The list of platforms keeps its own
     answers (explorer.js) and is asked for their days. */
  function changesInLists() {
    var days = new Set(window.consentReport.changesShown ? window.consentReport.changesShown() : []);
    cells.forEach(function (cell) {
      if (cell.element.closest("[hidden]")) return;
      cell.entries.slice(1).forEach(function (entry) { days.add(entry[0]); });
    });
    return Array.from(days);
  }

  /* A script of the page that shows answers of its own knows on which days they change. */
  function ownChanges() {
    return window.consentReport.changes ? window.consentReport.changes() : [];
  }

  /* ---- One platform: a card for the place and account that are picked, a table of all ---- */
  function platformOf(data) {
    if (!data) return null;
    var known = JSON.parse(data.textContent);
    var picker = document.querySelector("[data-picker]");
    var audiences = document.getElementById("cr-audience");
    var said = document.querySelectorAll("template[data-said]");
    var line = document.querySelector("[data-then-row]");
    var card = document.querySelector("[data-then-card]");
    var body = document.querySelector("[data-then-rows]");
    var codes = known.places.map(function (place) { return place[0].split(" "); });
    var inTable = null;
    var inCard = -1;

    function classIn(period) {
      var place = picker.dataset.place;
      if (!place) return period[2][period[1]];
      return [place, place.split("-")[0]].reduce(function (found, code) {
        return found || period[2].filter(function (one) { return codes[one[0]].indexOf(code) >= 0; })[0];
      }, null) || period[2][period[2].length - 1];
    }

    function rowIn(period) {
      return classIn(period)[1 + Number(picker.dataset.audience || 0)];
    }

    function answerOf(row) {
      return said[known.rows[row][1]];
    }

    function chipOf(row) {
      return answerOf(row).content.querySelector(".cr-chip").cloneNode(true);
    }

    /* The finding as it stands further down, where alone it keeps its id. */
    function findingOf(row) {
      var copy = document.createDocumentFragment();
      var found = document.getElementById("practice-" + known.rows[row][0]);
      if (!found) return copy;
      copy.appendChild(found.cloneNode(true));
      copy.querySelector(".cr-chip").remove();
      copy.querySelectorAll("[id]").forEach(function (one) { one.removeAttribute("id"); });
      return copy;
    }

    function put(selector, content) {
      var place = document.querySelector(selector);
      place.textContent = "";
      place.appendChild(content);
    }

    function fillCard(row) {
      if (row === inCard) return;
      inCard = row;
      card.className = "cr-card cr-" + answerOf(row).dataset.said;
      put("[data-then-status]", chipOf(row));
      put("[data-then-sentence]", document.createTextNode(answerOf(row).content.querySelector("p").textContent));
      put("[data-then-finding]", findingOf(row));
    }

    function addLine(place, row, labels) {
      var copy = line.content.cloneNode(true);
      var account = copy.querySelector('[data-label="Account"]');
      var status = copy.querySelector('[data-label="Status"]');
      var link = copy.querySelector("a");
      copy.querySelector("th").textContent = place;
      if (account) account.textContent = labels.join(", ");
      status.appendChild(answerOf(row).content.cloneNode(true));
      status.querySelector("p").remove();
      if (known.rows[row][0]) link.href = "#practice-" + known.rows[row][0];
      else link.parentNode.textContent = "–";
      body.appendChild(copy);
    }

    /* Accounts that are treated alike in a place share a line. */
    function fillTable(period) {
      if (period === inTable) return;
      inTable = period;
      body.textContent = "";
      period[2].forEach(function (one) {
        var rows = one.slice(1);
        rows.forEach(function (row, number) {
          if (rows.indexOf(row) < number) return;
          addLine(known.places[one[0]][1], row, rows.reduce(function (labels, other, audience) {
            return other === row && audiences ? labels.concat(audiences.options[audience].text) : labels;
          }, []));
        });
      });
    }

    return {
      changes: function () {
        return known.periods.filter(function (period, number) {
          return number && rowIn(period) !== rowIn(known.periods[number - 1]);
        }).map(function (period) { return period[0]; });
      },
      show: function (day) {
        var period = holding(known.periods, day);
        var name = picker.dataset.name || known.places[classIn(period)[0]][1];
        var account = audiences ? " · " + audiences.options[picker.dataset.audience || 0].text : "";
        document.querySelector("[data-then-where]").textContent = name + account + " · " + nameOf(day);
        fillCard(rowIn(period));
        fillTable(period);
        return card.querySelector(".cr-chip").textContent;
      }
    };
  }

  function nameOf(day) {
    return words.format(new Date(day + "T00:00:00Z"));
  }

  /* ---- The day ---- */
  function show(day) {
    var name = nameOf(day);
    var status = "";
    shown = day;
    cells.forEach(function (cell) { fill(cell, day); });
    if (platform) status = ": " + platform.show(day);
    if (field.value !== day) field.value = day;
    slider.value = numberOf(day);
    slider.setAttribute("aria-valuetext", name + status);
    each("[data-day]", function (time) {
      time.textContent = name;
      time.dateTime = day;
    });
    each("[data-today]", function (element) { element.hidden = day !== LAST; });
    each("[data-then]", function (element) { element.hidden = day === LAST; });
    each("[data-keeps-day] a[href]", function (link) {
      link.search = day === LAST ? "" : "?as-of=" + day;
    });
    markSteps();
    document.dispatchEvent(new CustomEvent("consent-report:day", { detail: day }));
  }

  /* The nearest day before or after the one shown on which something shown changes. */
  function changeTowards(step) {
    var days = changes.filter(function (change) {
      return step < 0 ? change < shown : change > shown;
    });
    return days[step < 0 ? days.length - 1 : 0];
  }

  /* Not disabled: a button that is disabled while it has the focus loses it. */
  function markSteps() {
    changes = (platform ? platform.changes() : []).concat(changesInLists(), ownChanges()).sort();
    steps.forEach(function (button) {
      button.setAttribute("aria-disabled", !changeTowards(Number(button.dataset.step)));
    });
    form.querySelector("[data-back]").setAttribute("aria-disabled", shown === LAST);
  }

  function pick(day) {
    if (!day || day === shown) return;
    refused.hidden = true;
    show(day);
    /* Browsers refuse to write the address many times a second, as a moving slider would. */
    clearTimeout(writing);
    writing = setTimeout(write, 100);
  }

  function write() {
    clearTimeout(writing);
    writing = 0;
    var url = new URL(location.href);
    if (shown === LAST) url.searchParams.delete("as-of");
    else url.searchParams.set("as-of", shown);
    /* Lists stay as they are easiest to read. */
    url.search = url.search.replace(/%2C/g, ",");
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      /* Then the address stays as it was. */
    }
  }

  /* Going to another part of the page comes here, too, maybe before the address is written. */
  function read() {
    if (writing) write();
    var asked = new URLSearchParams(location.search).get("as-of");
    var day = asked !== null && isShowable(asked) ? asked : LAST;
    refused.hidden = asked === null || asked === day;
    if (asked !== null) form.parentNode.open = true;
    if (day !== shown || field.value !== day) show(day);
  }

  each("template[data-answer]", function (template) { answers[template.dataset.answer] = template; });
  slider.min = numberOf(form.dataset.from);
  slider.max = numberOf(LAST);
  slider.value = numberOf(LAST);
  slider.setAttribute("aria-valuetext", nameOf(LAST));
  field.disabled = slider.disabled = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  slider.addEventListener("input", function () { pick(dayOf(Number(slider.value))); });
  field.addEventListener("input", function () {
    if (field.value && field.validity.valid) pick(field.value);
  });
  field.addEventListener("blur", function () { field.value = shown; });
  steps.forEach(function (button) {
    button.addEventListener("click", function () { pick(changeTowards(Number(button.dataset.step))); });
  });
  form.querySelector("[data-back]").addEventListener("click", function () { pick(LAST); });
  document.addEventListener("consent-report:picked", function () {
    if (shown !== LAST) show(shown);
    else markSteps();
  });
  document.addEventListener("consent-report:filtered", markSteps);
  window.addEventListener("popstate", read);
  /* Browsers fill in what was chosen before, when a reader comes back or reloads. */
  window.addEventListener("pageshow", read);
  markSteps();
  read();
})();
