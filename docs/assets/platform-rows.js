/* What the list of platforms knows of each row, and how it looks up an answer.

   Comes before explorer.js. Which row of a record answers was decided when the page was made
   (ADR-0009); a file of assets/topics/ holds what outputs/topic_scripts.py tells of it. */
(function () {
  "use strict";

  /* Of what is recorded nowhere. */
  var NO_ANSWER = [["", "not_checked"]];

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  function words(text) {
    return text ? text.split(" ") : [];
  }

  function entriesOf(text) {
    return text.split(" ").map(function (entry) { return entry.split(":"); });
  }

  function read(line) {
    var data = line.dataset;
    var cells = Object.create(null);
    var own = Object.create(null);
    each(line.querySelectorAll("[data-col]"), function (cell) {
      cells[cell.dataset.col] = cell;
      cell.removeAttribute("data-today");
      if (!cell.dataset.byDay) return;
      own[cell.dataset.col] = entriesOf(cell.dataset.byDay);
      cell.removeAttribute("data-by-day");
    });
    var link = line.querySelector("a");
    return {
      line: line, slug: data.platform, link: link, name: link.textContent, cells: cells, own: own,
      sought: window.consentReport.folded(link.textContent + " " + (data.words || "")),
      confirmed: cells.confirmed.dataset.sort || "",
      refuse: parseInt(cells.refuse.textContent, 10) || 0,
      shown: Object.create(null), answers: Object.create(null), query: "",
      values: {
        status: [], category: [data.category], who: words(data.who), kind: words(data.kind),
        company: words(data.company), confirmed: agesOf(cells.confirmed.dataset.sort)
      }
    };
  }

  /* A date that is not known to the day counts from its first, lest it seem newer than it is. */
  function agesOf(iso) {
    if (!iso) return ["undated"];
    var found = ["3", "6", "12"].filter(function (months) {
      var from = new Date();
      from.setMonth(from.getMonth() - Number(months));
      return new Date((iso + "-01-01").slice(0, 10) + "T23:59:59") >= from;
    });
    return found.length ? found : ["older"];
  }

  /* ---- Answers by place and day ---- */
  /* The last entry that has begun. */
  function holding(entries, day) {
    var found = entries[0];
    entries.forEach(function (entry) {
      if (entry[0] <= day) found = entry;
    });
    return found[1];
  }

  function readTopic(value) {
    return {
      days: value.days.map(entriesOf),
      places: value.places.map(function (codes) { return new Set(words(codes)); }),
      platforms: value.platforms
    };
  }

  /* By a place's own code, else by that of its country, else among all others, who come last. */
  function answersIn(topic, slug, code) {
    var pairs = topic.platforms[slug];
    if (!pairs) return NO_ANSWER;
    var own = [code, code.split("-")[0]].reduce(function (found, one) {
      return found || pairs.filter(function (pair) { return topic.places[pair[0]].has(one); })[0];
    }, null);
    return topic.days[(own || pairs[pairs.length - 1])[1]];
  }

  window.consentReport.platformRows = {
    NO_ANSWER: NO_ANSWER, answersIn: answersIn, holding: holding, read: read, readTopic: readTopic
  };
})();
