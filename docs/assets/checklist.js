/* My checklist: which platforms, where, and what was ticked off.

   A classic script that works from file://; it comes after consent-report.js and the other scripts of this
   page. The choice stands in the address, so that it can be kept as a bookmark or given to somebody; what
   is ticked stays on the device. */
(function () {
  "use strict";

  var kept = window.consentReport;
  var one = function (selector) { return document.querySelector(selector); };
  var form = one("[data-choose]");
  var field = document.getElementById("cr-names");
  var category = document.getElementById("cr-category");
  var live = document.getElementById("cr-live");
  var suggestions = one("[data-suggestions]");
  var understood = one("[data-understood]");
  var said = one("[data-said]");
  var names = null;
  var labels = Object.create(null);
  var state = kept.choice.none();
  var shown = { entries: [], run: 0 };

  function today() {
    return kept.files.dayAfter(new Date(), 0);
  }

  /* ---- Choosing ---- */
  function inOrder(slugs) {
    return Object.keys(names.bySlug).filter(function (slug) { return slugs.indexOf(slug) >= 0; });
  }

  function choose(slugs) {
    state.chosen = inOrder(state.chosen.concat(slugs));
    changed();
  }

  function drop(slug, number) {
    state.chosen = state.chosen.filter(function (each) { return each !== slug; });
    changed();
    var buttons = one("[data-chosen]").querySelectorAll("button");
    (buttons[Math.min(number, buttons.length - 1)] || field).focus();
  }

  /* In words, where it was not the name itself that was typed. */
  function reading(pair) {
    var name = pair[1].platform[1];
    if (pair[1].how === "former") return pair[0] + " is now " + name;
    if (pair[1].how === "name" || pair[1].how === "domain") return "";
    return pair[0] + " was read as " + name;
  }

  function quoted(texts) {
    return texts.map(function (text) { return "“" + text + "”"; }).join(", ");
  }

  function tell(found, unknown) {
    var slugs = kept.choice.known(found.map(function (pair) { return pair[1].platform[0]; }), names);
    var sentences = [];
    if (slugs.length) sentences.push(slugs.length === 1 ? names.nameOf(slugs[0]) + " was added." : slugs.length + " platforms were added.");
    var readings = found.map(reading).filter(Boolean);
    if (readings.length) sentences.push(readings.join("; ") + ".");
    if (unknown.length) sentences.push("Not in this report: " + quoted(unknown) + ".");
    understood.textContent = sentences.join(" ");
  }

  function addTyped() {
    var read = names.read(field.value);
    tell(read.found, read.unknown);
    field.value = read.unknown.join(", ");
    suggest();
    if (read.found.length) choose(read.found.map(function (pair) { return pair[1].platform[0]; }));
  }

  function addSuggested(slug) {
    var typed = field.value.split(/[,;\n]/);
    typed.pop();
    field.value = typed.join(", ");
    understood.textContent = names.nameOf(slug) + " was added.";
    suggest();
    choose([slug]);
    field.focus();
  }

  function suggest() {
    suggestions.textContent = "";
    names.suggested(field.value).forEach(function (platform) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = platform[1];
      if (platform[3] && platform[3] !== platform[1]) {
        var owner = button.appendChild(document.createElement("span"));
        owner.className = "cr-note";
        owner.textContent = platform[3];
      }
      button.addEventListener("click", addSuggested.bind(null, platform[0]));
      suggestions.appendChild(document.createElement("li")).appendChild(button);
    });
    suggestions.hidden = !suggestions.children.length;
  }

  function addCategory() {
    if (!category.value) return;
    var slugs = names.platforms.filter(function (platform) {
      return category.value === "all" || platform[2] === category.value;
    }).map(function (platform) { return platform[0]; });
    understood.textContent = slugs.length === 1 ? names.nameOf(slugs[0]) + " was added." : slugs.length + " platforms were added.";
    choose(slugs);
  }

  function showChosen() {
    var list = one("[data-chosen]");
    list.textContent = "";
    state.chosen.forEach(function (slug, number) {
      var item = one('template[data-part="chosen"]').content.firstElementChild.cloneNode(true);
      item.querySelector("[data-name]").textContent = names.nameOf(slug);
      item.querySelector("button").setAttribute("aria-label", "Remove " + names.nameOf(slug));
      item.querySelector("button").addEventListener("click", drop.bind(null, slug, number));
      list.appendChild(item);
    });
    one("[data-chosen-section]").hidden = !state.chosen.length && !state.place;
  }

  /* ---- The list ---- */
  function entries(files) {
    return state.chosen.map(function (slug, number) {
      return files[number] && kept.list.entryOf(slug, names.nameOf(slug), files[number], state);
    }).filter(Boolean).map(function (entry, number) {
      return [entry, number];
    }).sort(function (a, b) {
      return kept.list.byOrder(a[0], b[0]) || a[1] - b[1];
    }).map(function (pair) { return pair[0]; });
  }

  function show() {
    shown.run += 1;
    var run = shown.run;
    return Promise.all(state.chosen.map(function (slug) {
      return kept.load("assets/checklist/" + slug + ".js").catch(function () { return null; });
    })).then(function (files) {
      if (run !== shown.run) return; /* Something else was chosen meanwhile. */
      shown.entries = entries(files);
      var missing = state.chosen.filter(function (slug, number) { return !files[number]; });
      said.textContent = missing.length ? "Could not be loaded: " + missing.map(function (slug) {
        return names.nameOf(slug);
      }).join(", ") + ". Reload the page to try again." : "";
      kept.list.show(shown.entries, state, today());
      kept.letters.show(state, shown.entries);
      one("[data-result]").hidden = !state.chosen.length;
      one("[data-where]").textContent = state.place ? ": " + labels[state.place] : "";
      one("[data-nowhere]").hidden = Boolean(state.place);
      one("[data-late]").dataset.ready = "";
      showProgress();
    });
  }

  function showProgress() {
    var all = shown.entries.reduce(function (ways, entry) { return ways.concat(entry.ways); }, []);
    var done = all.filter(function (way) { return state.done[way.id]; }).length;
    one("[data-progress]").textContent = all.length ? done + " of " + all.length + " done"
      : "No way to refuse is recorded for these platforms" + (state.place ? " here" : "") + ".";
    one("[data-bar]").max = all.length || 1;
    one("[data-bar]").value = done;
    one("[data-bar]").hidden = !all.length;
  }

  function changed() {
    kept.choice.store(state);
    kept.choice.writeAddress(state, names);
    showChosen();
    return show();
  }

  function taken() {
    return {
      entries: shown.entries,
      done: state.done,
      where: state.place ? labels[state.place] : "everywhere that no record names",
      progress: one("[data-progress]").textContent,
      today: today(),
    };
  }

  function unfoldForPaper() {
    document.querySelectorAll("[data-others]").forEach(function (details) {
      details.open = true;
    });
  }

  function forget() {
    kept.choice.forget();
    state = kept.choice.none();
    live.value = "";
    category.value = "";
    field.value = "";
    kept.choice.writeAddress(state, names);
    showChosen();
    suggest();
    understood.textContent = "Everything was forgotten.";
    show();
    field.focus();
  }

  /* ---- Listening ---- */
  function onChange(event) {
    var target = event.target;
    if (target.dataset.way) {
      if (target.checked) state.done[target.dataset.way] = true;
      else delete state.done[target.dataset.way];
      kept.choice.store(state);
      showProgress();
    } else if (target.dataset.account) {
      state.audiences[target.dataset.account] = Number(target.value);
      changed().then(function () {
        var again = document.getElementById(target.id);
        if (again) again.focus();
      });
    }
  }

  function listen() {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      addTyped();
    });
    field.addEventListener("input", suggest);
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      addTyped();
    });
    one("[data-add-category]").addEventListener("click", addCategory);
    live.addEventListener("change", function () {
      state.place = live.value;
      kept.keep(state.place, kept.recall().audience);
      changed();
    });
    one("[data-checklist]").addEventListener("change", onChange);
    one("[data-forget]").addEventListener("click", forget);
    one("[data-print]").addEventListener("click", function () { window.print(); });
    one("[data-text]").addEventListener("click", function () {
      kept.saveFile("checklist.txt", "text/plain", kept.taken.text(taken()));
      said.textContent = "The list was saved as text.";
    });
    one("[data-calendar]").addEventListener("click", function () {
      kept.saveFile("checklist.ics", "text/calendar", kept.taken.calendar(taken()));
      said.textContent = "Dates that lie ahead were saved, and a reminder to look again in three months.";
    });
    one("[data-copy]").addEventListener("click", function () {
      kept.files.copy(kept.taken.text(taken())).then(function (done) {
        said.textContent = done ? "The list was copied." : "It could not be copied. Save it as text instead.";
      });
    });
    window.addEventListener("beforeprint", unfoldForPaper);
  }

  function fillPlaces(regions) {
    var options = [];
    regions.forEach(function (region) {
      labels[region[0]] = region[1];
      options.push([region[1], region[0]]);
      region[2].forEach(function (alias) { options.push([alias + " (" + region[1] + ")", region[0]]); });
    });
    options.sort(function (a, b) { return a[0].localeCompare(b[0], "en"); });
    options.forEach(function (option) { live.add(new Option(option[0], option[1])); });
  }

  function selectPlace() {
    Array.prototype.forEach.call(live.options, function (option) {
      if (state.place && option.text === labels[state.place]) option.selected = true;
    });
  }

  function begin(found) {
    names = new kept.Names(found[0]);
    fillPlaces(found[1]);
    state = kept.choice.recalled(names, labels);
    if (state.strange.length) tell([], state.strange);
    selectPlace();
    form.querySelectorAll("[disabled]").forEach(function (control) { control.disabled = false; });
    listen();
    showChosen();
    return show();
  }

  /* Somebody else's choice, opened in the same tab. */
  window.addEventListener("hashchange", function () {
    if (location.hash.indexOf("=") > 0) location.reload();
  });

  Promise.all([kept.load("assets/platforms.js"), kept.load("assets/regions.js")]).then(begin, function () {
    understood.textContent = "The list of platforms could not be loaded. Reload the page to try again.";
    one("[data-late]").dataset.ready = "";
  });
})();
