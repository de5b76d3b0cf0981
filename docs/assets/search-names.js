/* What is found by its names: platforms, places, organisations, pages.

   Loaded with the file of names when a reader goes to the search field. The index was made with the
   site (outputs/search/) and lies in script files (ADR-0014). What is typed stays in the browser. */
(function () {
  "use strict";

  var FOLDER = "assets/search/";
  var PLATFORM = 0, PLACE = 1;
  var GROUPS = ["Platforms", "Places", "Organisations", "Pages"];
  var MOST_WORDS = 12;
  /* By field (title; other names; owners and what it is), for the beginning of a word and a whole one. */
  var WEIGHTS = [[6, 10], [5, 9], [2, 4]];
  var ELSEWHERE = 0.5;
  /* A word counts as the beginning of one from so many letters on; the last may always be unfinished. */
  var STEM = 4;
  var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i" };
  /* Words that say nothing of what is sought; codes of countries among them count alone. */
  var SMALL = new Set((
    "a about an and are as at be by can do does for from has have how i if in into is it its me my of on " +
    "or our so than that the their them they this to was what when where which who why will with you your"
  ).split(" "));

  /* ---- Text as words, as in outputs/search/words.py ---- */
  function folded(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
      .replace(/[ßæœøđłı]/g, function (letter) { return LETTERS[letter]; });
  }

  function wordsOf(text) {
    return folded(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  function termsOf(text) {
    var words = wordsOf(text).slice(0, MOST_WORDS);
    var said = words.filter(function (word) { return !SMALL.has(word); });
    var kept = said.length ? said : words;
    return kept.map(function (word, number) {
      return { word: word, isLast: number === kept.length - 1, like: [word] };
    });
  }

  function mayBegin(term) {
    return term.isLast || term.word.length >= STEM;
  }

  /* ---- Names ---- */
  function padded(texts) {
    return " " + texts.map(wordsOf).map(function (words) { return words.join(" "); }).join(" ") + " ";
  }

  function prepared(index) {
    var first = 0;
    index.entries = index.names.map(function (row) {
      var names = [row[2]].concat(row[3] || [], row[4] || []);
      var outline = index.outlines[row[7] || 0] || [];
      var entry = {
        kind: row[0], address: row[1], title: row[2], aliases: row[3] || [], former: row[4] || [],
        note: index.notes[row[6] || 0], first: first, outline: outline, owners: []
      };
      entry.joined = names.map(function (name) { return wordsOf(name).join(""); });
      first += outline.length;
      return entry;
    });
    index.entries.forEach(function (entry, number) {
      var behind = [];
      (index.names[number][5] || []).forEach(function (owner) {
        var known = index.entries[owner];
        entry.owners.push(known ? known.title : owner);
        behind = behind.concat(known ? [known.title].concat(known.aliases) : owner);
      });
      if (entry.kind === PLATFORM || entry.kind === PLACE) behind.push(entry.note);
      entry.fields = [[entry.title], entry.aliases.concat(entry.former), behind].map(padded);
    });
    index.count = first;
    index.places = wordSet(index, PLACE);
    index.platforms = wordSet(index, PLATFORM);
    return index;
  }

  /* Words of the names of a kind, to know a place in a question about a platform. */
  function wordSet(index, kind) {
    var words = new Set();
    index.entries.forEach(function (entry) {
      if (entry.kind !== kind) return;
      (entry.fields[0] + entry.fields[1]).split(" ").forEach(function (word) { words.add(word); });
    });
    return words;
  }

  /* 1 where the word is there, 0 where one begins with it, -1 for none. */
  function found(text, word, begins) {
    var best = -1;
    for (var at = text.indexOf(" " + word); at >= 0; at = text.indexOf(" " + word, at + 1)) {
      if (text.charAt(at + word.length + 1) === " ") return 1;
      if (begins) best = 0;
    }
    return best;
  }

  function nameScore(entry, term, fields) {
    var best = 0;
    term.like.forEach(function (word) {
      for (var field = 0; field < fields; field += 1) {
        var how = found(entry.fields[field], word, mayBegin(term));
        if (how >= 0) best = Math.max(best, WEIGHTS[field][how]);
      }
    });
    return best;
  }

  /* A platform is answered for every place, and a place has a row for every platform. */
  function isElsewhere(index, entry, term, count) {
    if (count < 2 || (entry.kind !== PLATFORM && entry.kind !== PLACE)) return false;
    var others = entry.kind === PLATFORM ? index.places : index.platforms;
    return term.like.some(function (word) { return others.has(word); });
  }

  /* "AI" is a country's code too, but that is hardly ever what is meant. */
  function isOwn(entry, term, count) {
    if (count > 1 && entry.kind === PLACE && term.word === "ai") return false;
    return nameScore(entry, term, 2) > 0;
  }

  function scored(index, entry, terms, whole) {
    var sum = 0;
    var isNamed = false;
    var isSure = terms.every(function (term) {
      var score = nameScore(entry, term, 3);
      if (score) isNamed = isNamed || isOwn(entry, term, terms.length);
      else if (isElsewhere(index, entry, term, terms.length)) score = ELSEWHERE;
      else return false;
      sum += score;
      return true;
    });
    var same = entry.kind === PLACE && whole === "ai" ? -1 : entry.joined.indexOf(whole);
    var begins = whole.length >= STEM && entry.joined.some(function (name) { return name.startsWith(whole); });
    var isOwned = isSure && terms.every(function (term) { return nameScore(entry, term, 3) > 0; });
    if (same < 0 && !begins && !(isSure && (isNamed || isOwned))) return null;
    var score = sum / terms.length + (same === 0 ? 50 : same > 0 ? 40 : begins ? 15 : 0);
    return { entry: entry, score: score, isSame: same >= 0 };
  }

  function byScore(a, b) {
    return b.score - a.score;
  }

  function namesFor(index, terms) {
    var whole = terms.map(function (term) { return term.like[0]; }).join("");
    var groups = GROUPS.map(function () { return []; });
    index.entries.forEach(function (entry) {
      var hit = scored(index, entry, terms, whole);
      if (hit) groups[entry.kind].push(hit);
    });
    groups.forEach(function (group) { group.sort(byScore); });
    return groups;
  }

  /* ---- The index, once ---- */
  var ready = null;

  function withIndex() {
    ready = ready || consentReport.load(FOLDER + "names.js").then(prepared);
    return ready.catch(function (error) {
      ready = null;
      throw error;
    });
  }

  /* What has at least one of the words in its names, where nothing has all. */
  function someNames(index, terms) {
    var groups = GROUPS.map(function () { return []; });
    index.entries.forEach(function (entry) {
      var sum = 0;
      terms.forEach(function (term) {
        if (isOwn(entry, term, terms.length)) sum += nameScore(entry, term, 2);
      });
      if (sum) groups[entry.kind].push({ entry: entry, score: sum });
    });
    return groups.map(function (group) { return group.sort(byScore); });
  }

  window.consentReport.search = Object.assign(window.consentReport.search || {}, {
    FOLDER: FOLDER, GROUPS: GROUPS, PLATFORM: PLATFORM, ELSEWHERE: ELSEWHERE,
    wordsOf: wordsOf, padded: padded, termsOf: termsOf, mayBegin: mayBegin, withIndex: withIndex,
    nameScore: nameScore, isOwn: isOwn, isElsewhere: isElsewhere, byScore: byScore,
    namesFor: namesFor, someNames: someNames
  });
})();
