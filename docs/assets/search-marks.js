/* Words that were found, marked in a text, and the part of a text in which they stand.

   Every text of the index is put into the page as text. Loaded with search-names.js. */
(function () {
  "use strict";

  var search = window.consentReport.search = window.consentReport.search || {};
  var BEFORE = 50, LENGTH = 170; /* Characters: before the first word found, and in all. */

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function sought(word, terms) {
    return terms.findIndex(function (term) {
      return term.like.some(function (like) {
        return word === like || (search.mayBegin(term) && word.startsWith(like));
      });
    });
  }

  function places(text, terms) {
    var found = [];
    for (var match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      var term = sought(search.wordsOf(match[0]).join(""), terms);
      if (term >= 0) found.push({ from: match.index, to: match.index + match[0].length, term: term });
    }
    return found;
  }

  function marked(parent, text, terms) {
    var at = 0;
    places(text, terms).forEach(function (place) {
      parent.append(text.slice(at, place.from), element("mark", "", text.slice(place.from, place.to)));
      at = place.to;
    });
    parent.append(text.slice(at));
    return parent;
  }

  /* The part of a text in which most of the words stand. */
  function excerpt(text, terms) {
    var found = places(text, terms);
    var best = 0, most = 0;
    found.forEach(function (place) {
      var near = found.filter(function (other) {
        return other.from >= place.from && other.to <= place.from + LENGTH - BEFORE;
      });
      var count = new Set(near.map(function (other) { return other.term; })).size;
      if (count > most) {
        most = count;
        best = place.from;
      }
    });
    var start = best > BEFORE ? text.indexOf(" ", best - BEFORE) + 1 : 0;
    if (start > best) start = best;
    var end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
    if (end <= start) end = start + LENGTH;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  Object.assign(search, { element: element, places: places, marked: marked, excerpt: excerpt });
})();
