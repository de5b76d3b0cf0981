/* Pickers, filters, sorting and ages on the report's own pages.

   A classic script that works from file:// and under a strict Content-Security-Policy. Which row
   answers for a place was decided when the page was made; here it is only looked up. What a reader
   picks stays in this browser and is never sent anywhere. */
(function () {
  "use strict";

  var KEY = "consent-report";
  var ROOT = new URL("../", document.currentScript.src).href;

  /* The theme takes each link[rel=alternate] for a translation of the site and asks for its site
     map (Material 9.8.1, bundle.js, when the page is loaded); with a second word it does not see
     feeds. In the page as it is sent there is one word, because many readers of feeds look for
     that. Goes when the theme looks at hreflang. */
  document.head.querySelectorAll("link[rel=alternate][type]").forEach(function (link) {
    link.rel = "alternate feed";
  });

  /* ---- What the reader picked, kept for the next page; some browsers keep nothing ---- */
  function recall() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch (error) {
      return {};
    }
  }

  function keep(place, audience) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ place: place, audience: audience }));
    } catch (error) {
      /* Then it is asked again on the next page. */
    }
  }

  /* ---- The answer for a place and a kind of account ---- */
  function pickAnswers(form) {
    var data = document.querySelector("[data-answers]");
    var placeSelect = document.getElementById("cr-place");
    var audienceSelect = document.getElementById("cr-audience");
    if (!data || !placeSelect) return;
    var answers = JSON.parse(data.textContent);
    var blocks = document.querySelectorAll("[data-block]");
    var where = document.querySelector("[data-where]");
    var names = Object.create(null);
    var classOf = Object.create(null);
    answers.places.forEach(function (entry, number) {
      entry[0].split(" ").forEach(function (code) {
        if (code) classOf[code] = number;
      });
    });

    function numberOf(code) {
      if (!code) return answers.first;
      if (code in classOf) return classOf[code];
      var country = code.split("-")[0];
      return country in classOf ? classOf[country] : answers.places.length - 1;
    }

    function show(code, audience) {
      var number = numberOf(code);
      var shown = answers.cells[number][audience];
      blocks.forEach(function (block, each) {
        block.hidden = each !== shown;
      });
      var text = names[code] || answers.places[number][1];
      if (audienceSelect) text += " · " + audienceSelect.options[audience].text;
      where.textContent = text;
      /* What is picked, for the script that shows other days. */
      form.dataset.place = code;
      form.dataset.name = names[code] || "";
      form.dataset.audience = audience;
      form.dataset.cell = number * answers.cells[0].length + audience;
      document.dispatchEvent(new CustomEvent("consent-report:picked"));
    }

    function chosen() {
      return audienceSelect ? Math.max(audienceSelect.selectedIndex, 0) : 0;
    }

    var picked = recall();
    var code = typeof picked.place === "string" ? picked.place : "";
    if (audienceSelect) {
      Array.prototype.forEach.call(audienceSelect.options, function (option, number) {
        if (option.text === picked.audience) audienceSelect.selectedIndex = number;
      });
      audienceSelect.disabled = false;
    }
    if (code || chosen()) show(code, chosen());
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("change", function () {
      code = placeSelect.value;
      var audience = audienceSelect ? audienceSelect.options[chosen()].text : picked.audience;
      keep(code, audience);
      show(code, chosen());
    });

    /* Parts of a country are offered only where this record tells them apart, on some day. */
    function fill(regions) {
      var options = [];
      regions.forEach(function (region) {
        var isKnown = region[0] in classOf || answers.parts.indexOf(region[0]) >= 0;
        if (region[0].indexOf("-") > 0 && !isKnown) return;
        names[region[0]] = region[1];
        options.push([region[1], region[0]]);
        region[2].forEach(function (alias) {
          options.push([alias + " (" + region[1] + ")", region[0]]);
        });
      });
      options.sort(function (a, b) {
        return a[0].localeCompare(b[0], "en");
      });
      options.forEach(function (option) {
        placeSelect.add(new Option(option[0], option[1]));
      });
      /* A part of a country that this record does not tell apart has the answer of its country. */
      if (!(code in names)) code = code.split("-")[0];
      if (!(code in names)) code = "";
      placeSelect.value = code;
      Array.prototype.some.call(placeSelect.options, function (option, number) {
        if (option.value !== code || (code && option.text !== names[code])) return false;
        placeSelect.selectedIndex = number;
        return true;
      });
      placeSelect.disabled = false;
      show(code, chosen());
    }

    withRegions(fill);
  }

  /* ---- Data in script files (outputs/script_files.py), each loaded once, when it is wanted ---- */
  var asked = Object.create(null);
  var taken = Object.create(null);

  function take(path, value) {
    taken[path] = value;
  }

  /* A promise of what the file at a path of the site holds. */
  function load(path) {
    if (!(path in asked)) {
      asked[path] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = ROOT + path;
        script.addEventListener("load", function () {
          resolve(taken[path]);
        });
        script.addEventListener("error", function () {
          delete asked[path];
          reject(new Error(path));
        });
        document.head.appendChild(script);
      });
    }
    return asked[path];
  }

  function withRegions(use) {
    load("assets/regions.js").then(use);
  }

  /* ---- Filters: words of a name, anywhere in it, without regard to case and accents ---- */
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function wordsOf(element, name) {
    return folded((name ? name.textContent : element.textContent) + " " + (element.dataset.words || ""));
  }

  function report(id, count, all, noun) {
    var status = document.querySelector('[data-count="' + id + '"]');
    if (!status) return;
    if (!("all" in status.dataset)) status.dataset.all = status.textContent;
    status.textContent = count === all ? status.dataset.all : count + " of " + all + (noun ? " " + noun : "");
  }

  function filterList(form) {
    var list = document.getElementById(form.dataset.filter);
    var items = Array.prototype.map.call(list.children, function (item) {
      return [item, wordsOf(item)];
    });
    var input = form.querySelector("input");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var left = items.filter(function (item) {
        return !item[0].hidden;
      });
      if (input.value && left.length) left[0][0].querySelector("a").click();
    });
    input.addEventListener("input", apply);
    window.addEventListener("pageshow", apply);

    function apply() {
      var sought = folded(input.value.trim());
      var count = 0;
      items.forEach(function (item) {
        item[0].hidden = item[1].indexOf(sought) < 0;
        count += item[0].hidden ? 0 : 1;
      });
      report(list.id, count, items.length, form.dataset.noun || "platforms");
    }
  }

  function filterTable(form) {
    var table = document.getElementById(form.dataset.explorer);
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return [row, wordsOf(row, row.cells[0])];
    });
    var text = document.getElementById("cr-text");
    var status = document.getElementById("cr-status");

    function apply() {
      var sought = folded(text.value.trim());
      var count = 0;
      rows.forEach(function (entry) {
        var row = entry[0];
        var fits =
          entry[1].indexOf(sought) >= 0 &&
          (!status || !status.value || row.querySelector(".cr-" + status.value));
        row.hidden = !fits;
        count += fits ? 1 : 0;
      });
      report(table.id, count, rows.length);
      document.dispatchEvent(new CustomEvent("consent-report:filtered"));
    }

    [text, status].forEach(function (control) {
      if (!control) return;
      control.disabled = false;
      control.addEventListener("input", apply);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    /* Browsers fill in what was chosen before, when a reader comes back or reloads. */
    window.addEventListener("pageshow", apply);
    document.addEventListener("consent-report:day", apply);
    sortable(table);
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
    var heads = table.tHead.rows[0].cells;

    function keyOf(row, column) {
      var cell = row.cells[column];
      return cell.dataset.sort || (cell.querySelector(".cr-chip, a") || cell).textContent.trim();
    }

    function sort(column, down) {
      var keys = new Map();
      Array.prototype.forEach.call(body.rows, function (row) { keys.set(row, keyOf(row, column)); });
      Array.from(body.rows).sort(function (a, b) {
        return compare(keys.get(a), keys.get(b)) * (down ? -1 : 1);
      }).forEach(function (row) { body.appendChild(row); });
    }

    Array.prototype.forEach.call(heads, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(heads, function (other) {
          other.removeAttribute("aria-sort");
        });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(column, down);
      });
    });

    /* Another day has other statuses. */
    document.addEventListener("consent-report:day", function () {
      Array.prototype.forEach.call(heads, function (head, column) {
        var order = head.getAttribute("aria-sort");
        if (order) sort(column, order === "descending");
      });
    });
  }

  /* ---- Ages, as of the day on which the page is read ---- */
  function ageInWords(iso, now) {
    var parts = iso.split("-").map(Number);
    if (parts.length < 2) return ""; /* A year alone has no age worth a number. */
    var then = new Date(parts[0], parts[1] - 1, parts[2] || 28);
    var days = Math.round((now - then) / 864e5);
    var units = [[731, 365.25, "year"], [61, 30.44, "month"], [14, 7, "week"], [1, 1, "day"]];
    for (var each = 0; each < units.length; each += 1) {
      if (days >= units[each][0]) {
        var count = Math.floor(days / units[each][1]);
        return count + " " + units[each][2] + (count === 1 ? "" : "s") + " ago";
      }
    }
    return "";
  }

  function showAges(within) {
    var now = new Date();
    within.querySelectorAll("time[data-age]").forEach(function (time) {
      var words = ageInWords(time.getAttribute("datetime"), now);
      if (words) time.textContent += " (" + words + ")";
    });
  }

  /* ---- A link to a finding that is folded away opens it ---- */
  function unfold() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var folds = [];
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) folds.push(at);
    }
    folds.forEach(function (fold) {
      fold.open = true;
    });
    if (folds.length) target.scrollIntoView();
  }

  /* The address of a page of the site, "platforms/x/#opt-out"; among files nobody adds the file's name. */
  function page(path) {
    var parts = /^([^?#]*)(.*)$/.exec(path);
    var isFolder = parts[1] === "" || parts[1].slice(-1) === "/";
    return ROOT + parts[1] + (isFolder && location.protocol === "file:" ? "index.html" : "") + parts[2];
  }

  /* For scripts of single pages, and for files of data. */
  window.consentReport = {
    root: ROOT, page: page, load: load, take: take, recall: recall, keep: keep,
    withRegions: withRegions, showAges: showAges, folded: folded
  };

  document.querySelectorAll("[data-picker]").forEach(pickAnswers);
  document.querySelectorAll("[data-filter]").forEach(filterList);
  document.querySelectorAll("[data-explorer]").forEach(filterTable);
  showAges(document);
  unfold();
  window.addEventListener("hashchange", unfold);
})();
