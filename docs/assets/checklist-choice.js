/* What a reader chose and ticked: in the address, and on the device; some browsers keep nothing.

   A classic script that works from file://; it comes after consent-report.js. The address holds platforms
   and place behind "#", so that no browser sends them to whoever hosts the page, and wins over what is
   kept; what is kept is read with care. Pages of places lead here with ?region=, which is read too. */
(function () {
  "use strict";

  var KEY = "consent-report-checklist";
  var PLACE_KEY = "consent-report";
  var kept = window.consentReport;

  function none() {
    return { chosen: [], strange: [], place: "", audiences: Object.create(null), done: Object.create(null) };
  }

  function stored() {
    try {
      return Object(JSON.parse(localStorage.getItem(KEY)));
    } catch (error) {
      return {};
    }
  }

  function store(state) {
    try {
      localStorage.setItem(KEY, JSON.stringify({
        platforms: state.chosen, audiences: state.audiences, done: Object.keys(state.done),
      }));
    } catch (error) {
      /* Then it is asked again on the next visit. */
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
      localStorage.removeItem(PLACE_KEY);
    } catch (error) {
      /* Nothing was kept. */
    }
  }

  function writeAddress(state, names) {
    var parts = [];
    var isAll = state.chosen.length === names.platforms.length;
    if (state.chosen.length) parts.push("platforms=" + (isAll ? "all" : state.chosen.join(",")));
    if (state.place) parts.push("region=" + state.place);
    var address = location.pathname + (parts.length ? "#" + parts.join("&") : "");
    try {
      history.replaceState(history.state, "", address);
    } catch (error) {
      /* Some browsers refuse it for files; the choice is on the device all the same. */
    }
  }

  /* Slugs of platforms, each once. */
  function known(slugs, names) {
    return slugs.filter(function (slug, number) {
      return typeof slug === "string" && slug in names.bySlug && slugs.indexOf(slug) === number;
    });
  }

  function listed(value) {
    return Array.isArray(value) ? value : [];
  }

  /* `strange` is what the address names and the report does not have. */
  function recalled(names, labels) {
    var found = stored();
    var isChoice = location.hash.indexOf("=") > 0; /* Else it is a heading. */
    var asked = new URLSearchParams(isChoice ? location.hash.slice(1) : location.search);
    var named = asked.get("platforms");
    var state = none();
    if (named === "all") state.chosen = Object.keys(names.bySlug);
    else state.chosen = known(named === null ? listed(found.platforms) : named.split(","), names);
    if (named && named !== "all") {
      state.strange = named.split(",").filter(function (slug) { return slug && !(slug in names.bySlug); });
    }
    [kept.recall().place, asked.get("region")].forEach(function (place) {
      if (typeof place === "string" && place in labels) state.place = place;
    });
    var audiences = Object(found.audiences);
    Object.keys(names.bySlug).forEach(function (slug) {
      var number = audiences[slug];
      if (Number.isInteger(number) && number >= 0) state.audiences[slug] = number;
    });
    listed(found.done).forEach(function (id) {
      if (typeof id === "string") state.done[id] = true;
    });
    return state;
  }

  kept.choice = {
    none: none, store: store, forget: forget, writeAddress: writeAddress, known: known, recalled: recalled,
  };
})();
