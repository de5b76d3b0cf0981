/* What is found by its words: sections of pages, from shards of the index (outputs/search/files.py).

   Loaded with search-names.js, on which it stands. */
(function () {
  "use strict";

  var search = window.consentReport.search = window.consentReport.search || {};
  /* For the beginning of a word and a whole one; in headings and labels, and in other text. */
  var STRONG = [4, 6], WEAK = [1, 2];
  var WAY_OUT = 5;
  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /* ---- Sections ---- */
  function eachNumber(steps, use) {
    var number = -1, step = 0, factor = 1;
    for (var at = 0; at < steps.length; at += 1) {
      var digit = DIGITS.indexOf(steps.charAt(at));
      step += (digit % 32) * factor;
      factor *= 32;
      if (digit < 32) {
        number += step + 1;
        use(number);
        step = 0;
        factor = 1;
      }
    }
  }

  function lastUpTo(firsts, key) {
    var low = 0, high = firsts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (firsts[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* Short beginnings are no use: too many words have them. */
  function begins(term) {
    return search.mayBegin(term) && term.word.length > 2;
  }

  function rowsOf(index, term) {
    var files = new Set();
    term.like.forEach(function (word) {
      var at = lastUpTo(index.words, word);
      do files.add(at);
      while (begins(term) && (index.words[(at += 1)] || "").startsWith(word));
    });
    return Promise.all(Array.from(files, function (number) {
      return consentReport.load(search.FOLDER + "words-" + number + ".js");
    })).then(function (parts) { return [].concat.apply([], parts); });
  }

  function sectionScores(index, term, rows) {
    var scores = new Float32Array(index.count);
    rows.forEach(function (row) {
      term.like.forEach(function (word) {
        var isWhole = row[0] === word;
        if (!isWhole && !(begins(term) && row[0].startsWith(word))) return;
        row[1].split(" ").forEach(function (steps, part) {
          var score = (part ? WEAK : STRONG)[isWhole ? 1 : 0];
          eachNumber(steps, function (number) {
            if (scores[number] < score) scores[number] = score;
          });
        });
      });
    });
    return scores;
  }

  /* Every word in the section or in the names of its page, at least one in the section itself. */
  function sectionsFor(index, terms, scores) {
    var hits = [];
    index.entries.forEach(function (entry) {
      if (!entry.outline.length) return;
      var names = null;
      var isNamed = false;
      for (var each = 0; each < entry.outline.length; each += 1) {
        var number = entry.first + each;
        if (!scores.some(function (of) { return of[number]; })) continue;
        if (!names) {
          names = terms.map(function (term) { return search.nameScore(entry, term, 3); });
          isNamed = terms.some(function (term) { return search.isOwn(entry, term, terms.length); });
        }
        var sum = entry.kind === search.PLATFORM ? 1 : 0;
        /* Whoever types no more than a platform's name may want to know how to stop it. */
        if (terms.length === 1 && isNamed && entry.outline[each][0] === "opt-out") sum += WAY_OUT;
        var isFound = terms.every(function (term, at) {
          var score = scores[at][number] + names[at] / 2;
          if (!score && isNamed && search.isElsewhere(index, entry, term, terms.length)) score = search.ELSEWHERE;
          sum += score;
          return score > 0;
        });
        if (isFound) hits.push({ entry: entry, section: each, number: number, score: sum });
      }
    });
    return hits.sort(search.byScore);
  }

  function withTexts(index, hits) {
    return Promise.all(hits.map(function (hit) {
      var file = lastUpTo(index.texts, hit.number);
      return consentReport.load(search.FOLDER + "texts-" + file + ".js").then(function (texts) {
        hit.text = texts[hit.number - index.texts[file]] || "";
      });
    }));
  }

  /* ---- One letter wrong, missing, too many, or two in the wrong order ---- */
  function isOneOff(typed, word) {
    if (Math.abs(typed.length - word.length) > 1 || typed === word) return false;
    var at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    var rest = typed.slice(at), left = word.slice(at);
    return rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1) ||
      (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
  }

  function meant(index, term, rows) {
    if (term.word.length < 5) return [];
    var like = new Set();
    function look(word) {
      var size = term.word.length;
      var isBegun = term.isLast && word.length > size + 1 &&
        [size - 1, size, size + 1].some(function (end) { return isOneOff(term.word, word.slice(0, end)); });
      if (isBegun || isOneOff(term.word, word)) like.add(word);
    }
    index.entries.forEach(function (entry) {
      (entry.fields[0] + entry.fields[1]).split(" ").forEach(look);
    });
    if (!like.size) rows.forEach(function (row) { look(row[0]); });
    return Array.from(like).slice(0, 5);
  }

  /* Gives the terms with what they may have been meant to be, or null where all are known. */
  function corrected(index, terms, scores, rows) {
    var isChanged = false;
    var better = terms.map(function (term, at) {
      var isKnown = scores[at].some(Boolean) ||
        index.entries.some(function (entry) { return search.nameScore(entry, term, 3); });
      var like = isKnown ? [] : meant(index, term, rows[at]);
      isChanged = isChanged || like.length > 0;
      return like.length ? { word: term.word, isLast: false, like: like } : term;
    });
    return isChanged ? better : null;
  }

  function inText(index, terms) {
    if (terms.length === 1 && terms[0].word.length < 2) {
      return Promise.resolve({ hits: [], scores: [new Float32Array(0)], rows: [[]] });
    }
    return Promise.all(terms.map(function (term) { return rowsOf(index, term); })).then(function (rows) {
      var scores = terms.map(function (term, at) { return sectionScores(index, term, rows[at]); });
      return { hits: sectionsFor(index, terms, scores), scores: scores, rows: rows };
    });
  }

  Object.assign(search, { inText: inText, withTexts: withTexts, corrected: corrected });
})();
