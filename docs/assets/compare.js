/* Two to five platforms side by side (compare/): what is chosen, and the address in which all of it stands.

   A classic script that works from file:// and under a strict Content-Security-Policy. compare-table.js looks up
   and draws; as-of.js comes after this script and keeps the day. What a platform says is in a file of its own,
   loaded when it is chosen. */
(function () {
  "use strict";

  var area = document.querySelector("[data-compare]");
  if (!area) return;
  var report = window.consentReport;
  var compared = report.compared;
  var data = compared.data;
  var element = compared.element;
  var MOST = Number(area.dataset.compare);
    var ALIKE = 4; /* Other platforms of a category that are proposed. */
  var form = area.querySelector("[data-compare-picker]");
  var input = form.querySelector("#cr-add");
  var place = form.querySelector("#cr-place");
  var chosen = area.querySelector("[data-chosen]");
  var alike = area.querySelector("[data-alike]");
  var said = area.querySelector("[data-said]");
  var only = area.querySelector("#cr-only");
  var target = area.querySelector("[data-place-of-table]");
  var day = document.querySelector("[data-day]");
  var TITLE = document.title;
  var ELSEWHERE = place.dataset.elsewhere;
  var known = []; /* Slug, name, category, owner, other and former names of every platform. */
  var regions = [];
  var state = { slugs: [], place: "", accounts: Object.create(null) };
  var asked = 0;

  /* ---- The address ---- */
  function read() {
    var params = new URLSearchParams(location.search);
    var region = params.get("region");
    var kept = report.recall().place;
    state.slugs = (params.get("platforms") || "").split(",").filter(function (slug, number, all) {
      return /^[a-z0-9-]+$/.test(slug) && all.indexOf(slug) === number;
    });
    state.place = region === null && typeof kept === "string" ? kept : region === "*" ? "" : region || "";
    state.accounts = Object.create(null);
    (params.get("accounts") || "").split(",").forEach(function (pair) {
      var parts = pair.split(".");
      if (parts.length === 2) state.accounts[parts[0]] = parts[1];
    });
  }

  /* A place that is not chosen is written, too: else a reader of the link would see their own. */
  function address() {
    var url = new URL(location.href);
    var accounts = state.slugs.filter(function (slug) { return compared.accountOf(state, slug); });
    var values = [["platforms", state.slugs.join(",")], ["region", state.place || "*"],
      ["accounts", accounts.map(function (slug) { return slug + "." + state.accounts[slug]; }).join(",")]];
    values.forEach(function (value) {
      url.searchParams.delete(value[0]);
      if (state.slugs.length && value[1]) url.searchParams.set(value[0], value[1]);
    });
    /* Commas may stand as they are, and are easier to read. */
    url.search = url.search.replace(/%2C/g, ",");
    return url.href;
  }

  function write(isNew) {
    try {
      if (isNew && address() !== location.href) history.pushState(null, "", address());
      else history.replaceState(history.state, "", address());
    } catch (error) {
      /* Then the address stays as it was. */
    }
  }

  /* ---- Words ---- */
  function listed(words) {
    return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words[words.length - 1];
  }

  function names() {
    return state.slugs.map(function (slug) { return data[slug].name; });
  }

  function placeName() {
    var found = regions.filter(function (region) { return region[0] === state.place; })[0];
    return found ? found[1] : ELSEWHERE;
  }

  /* ---- What is shown ---- */
  function draw() {
    if (!state.slugs.every(function (slug) { return slug in data; })) return; /* They are on their way. */
    var has = state.slugs.length > 0;
    area.querySelector("[data-compared]").hidden = !has;
    area.querySelector("[data-proposed]").hidden = has;
    document.title = has ? listed(names()) + " · " + TITLE : TITLE;
    area.querySelector("[data-copied]").textContent = target.textContent = "";
    area.querySelector("[data-address]").hidden = true;
    only.closest("p").hidden = state.slugs.length < 2;
    if (!has) return;
    target.appendChild(compared.table(state, [listed(names()), placeName(), day.textContent].join(" · ")));
    compared.filter(target, only.checked && state.slugs.length > 1);
  }

  /* Loads what is missing, then shows all; a choice that came later wins. */
  function show(words) {
    var mine = asked += 1;
    var missing = [];
    var more = state.slugs.splice(MOST);
    return Promise.all(state.slugs.map(function (slug) {
      return compared.load(slug).catch(function () { missing.push(slug); });
    })).then(function () {
      if (mine !== asked) return;
      state.slugs = state.slugs.filter(function (slug) { return slug in data; });
      fillPlaces();
      drawChosen();
      proposeAlike();
      draw();
      said.textContent = [words, missing.length ? "Not in this report: " + missing.join(", ") + "." : "",
        more.length ? "No more than " + MOST + " fit side by side. Left out: " + more.join(", ") + "." : "",
        state.slugs.length === 1 ? "Add another platform to compare." : ""]
        .filter(Boolean).join(" ");
      changed();
    });
  }

  /* The days on which something changes are others now. */
  function changed() {
    document.dispatchEvent(new CustomEvent("consent-report:filtered"));
  }

  function redraw() {
    write(true);
    draw();
    changed();
  }

  function drawChosen() {
    chosen.textContent = "";
    chosen.hidden = !state.slugs.length;
    state.slugs.forEach(function (slug) {
      var item = element("li", "", chosen);
      element("strong", data[slug].name, item);
      if (data[slug].accounts.length > 1) addAccounts(item, slug);
      var button = element("button", "Remove", item);
      button.type = "button";
      button.setAttribute("aria-label", "Remove " + data[slug].name);
      button.addEventListener("click", function () { remove(slug); });
    });
  }

  function addAccounts(item, slug) {
    var select = element("select", "", item);
    select.autocomplete = "off";
    select.setAttribute("aria-label", "Account at " + data[slug].name);
    data[slug].accounts.forEach(function (account) { select.add(new Option(account[1], account[0])); });
    select.selectedIndex = compared.accountOf(state, slug);
    select.addEventListener("change", function () {
      state.accounts[slug] = select.value;
      redraw();
    });
  }

  /* What to add to one that stands alone: others of its category. */
  function proposeAlike() {
    var alone = known.filter(function (each) { return state.slugs.length === 1 && each[0] === state.slugs[0]; })[0];
    var others = known.filter(function (each) {
      return alone && each !== alone && each[2] === alone[2];
    }).slice(0, ALIKE);
    alike.textContent = "";
    alike.hidden = !others.length;
    element("span", "Of the same category:", alike);
    others.forEach(function (each) {
      var button = element("button", "Add " + each[1], alike);
      button.type = "button";
      button.addEventListener("click", function () { addPlatform(each).then(function () { input.focus(); }); });
    });
  }

  /* ---- Choosing ---- */
  function addPlatform(entry) {
    state.slugs.push(entry[0]);
    return show(entry[1] + " is added.").then(function () { write(true); });
  }

  function remove(slug) {
    var number = state.slugs.indexOf(slug);
    state.slugs.splice(number, 1);
    delete state.accounts[slug];
    write(true);
    show(data[slug].name + " is removed.").then(function () {
      var buttons = chosen.querySelectorAll("button");
      (buttons[Math.min(number, buttons.length - 1)] || input).focus();
    });
  }

  /* Platforms of the name that is typed, else those that have it in their name. */
  function sought(text) {
    function named(test) {
      return known.filter(function (each) { return [each[1]].concat(each[4], each[5]).map(report.folded).some(test); });
    }
    var exact = named(function (name) { return name === text; });
    return exact.length ? exact : named(function (name) { return name.indexOf(text) >= 0; });
  }

  function addTyped() {
    var text = report.folded(input.value.trim());
    var found = text ? sought(text) : [];
    if (!text) said.textContent = "Type the name of a platform.";
    else if (!found.length) said.textContent = "This report has no platform of that name.";
    else if (found.length > 1) {
      said.textContent = "Several have that in their name: " +
        listed(found.slice(0, 6).map(function (each) { return each[1]; })) + (found.length > 6 ? ", …" : ".");
    } else if (state.slugs.indexOf(found[0][0]) >= 0) said.textContent = found[0][1] + " is compared already.";
    else if (state.slugs.length >= MOST) {
      said.textContent = "No more than " + MOST + " fit side by side. Remove one to add another.";
    } else {
      input.value = "";
      addPlatform(found[0]);
    }
  }

  /* Parts of a country are offered where a platform that is shown tells them apart. */
  function fillPlaces() {
    var options = [];
    var told = new Set([state.place]);
    state.slugs.forEach(function (slug) {
      data[slug].places.forEach(function (codes) { codes.forEach(told.add, told); });
    });
    if (!regions.some(function (region) { return region[0] === state.place; })) state.place = "";
    regions.forEach(function (region) {
      if (region[0].indexOf("-") > 0 && !told.has(region[0])) return;
      options.push([region[1], region[0], region[0] === state.place]);
      region[2].forEach(function (alias) { options.push([alias + " (" + region[1] + ")", region[0], false]); });
    });
    options.sort(function (a, b) { return a[0].localeCompare(b[0], "en"); });
    place.length = 1;
    options.forEach(function (option) { place.add(new Option(option[0], option[1], false, option[2])); });
  }

  /* ---- To take away ---- */
  function copyLink() {
    var field = area.querySelector("#cr-address");
    var line = area.querySelector("[data-address]");
    function byHand() {
      line.hidden = false;
      field.value = location.href;
      field.select();
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(location.href).then(function () {
      line.hidden = true;
      area.querySelector("[data-copied]").textContent = "The link is copied.";
    }, byHand);
  }

  function download() {
    var accounts = state.slugs.map(function (slug) {
      return data[slug].accounts[compared.accountOf(state, slug)][1];
    });
    var same = function (value) { return state.slugs.map(function () { return value; }); };
    compared.download("compared-" + state.slugs.join("-") + "-" + day.dateTime + ".csv", [
      ["Question"].concat(names()), ["Place"].concat(same(placeName())),
      ["Day"].concat(same(day.dateTime)), ["Account"].concat(accounts)
    ], target);
  }

  function fillNames(all) {
    var list = form.querySelector("datalist");
    known = all;
    known.forEach(function (each) {
      var option = element("option", "", list);
      option.value = each[1];
      option.label = each[3];
    });
    input.disabled = form.querySelector("button").disabled = false;
    proposeAlike();
  }

  report.changes = function () { return compared.changes(state); };
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    addTyped();
  });
  place.addEventListener("change", function () {
    state.place = place.value;
    report.keep(place.value, report.recall().audience);
    redraw();
  });
  only.addEventListener("change", function () { compared.filter(target, only.checked); });
  area.querySelector("[data-copy]").addEventListener("click", copyLink);
  area.querySelector("[data-csv]").addEventListener("click", download);
  document.addEventListener("consent-report:day", draw);
  window.addEventListener("popstate", function () {
    read();
    show("");
  });
  only.checked = false;
  read();
  area.querySelector("[data-proposed]").hidden = state.slugs.length > 0;
  state.slugs.slice(0, MOST).forEach(function (slug) { compared.load(slug).catch(function () {}); });
  report.load("assets/platforms.js").then(fillNames);
  report.withRegions(function (all) {
    regions = all;
    place.disabled = false;
    show("").then(function () { if (state.slugs.length) write(false); });
  });
})();
