/* Which platforms a reader means: names as people type or paste them.

   A classic script that works from file://; it comes after consent-report.js. The names are those of
   assets/platforms.js: slug, name, category, owner, other names, former names, domains. */
(function () {
  "use strict";

  var FEWEST = 4; /* Letters from which the beginning of a name is enough. */
  var MOST = 8; /* Suggestions at a time. */
  var HOW = { name: 0, other: 1, former: 1, domain: 2 };

  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* A name without what people leave out. */
  function keyOf(text) {
    return folded(text).replace(/[\s\-_.,:;·•|/\\'’"“”„«»()[\]+!?&@#*–—]+/g, "");
  }

  function hostOf(text) {
    var found = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#:].*)?$/i.exec(text.trim());
    return found ? found[1].toLowerCase() : "";
  }

  function Names(platforms) {
    this.platforms = platforms;
    this.bySlug = Object.create(null);
    this.keys = [];
    platforms.forEach(function (platform) {
      this.bySlug[platform[0]] = platform;
      this.learn(platform, "name", platform[1]);
      this.learn(platform, "name", platform[1].replace(/\s*\(.*\)$/, ""));
      platform[4].forEach(this.learn.bind(this, platform, "other"));
      platform[5].forEach(this.learn.bind(this, platform, "former"));
      platform[6].forEach(function (domain) {
        this.keys.push({ platform: platform, how: "domain", said: domain, key: domain });
      }, this);
    }, this);
  }

  Names.prototype.learn = function (platform, how, name) {
    this.keys.push({ platform: platform, how: how, said: name, key: keyOf(name) });
  };

  Names.prototype.nameOf = function (slug) {
    return this.bySlug[slug][1];
  };

  function onePlatform(found) {
    return found.length && found.every(function (each) { return each.platform === found[0].platform; });
  }

  /* Whose owner's name begins so: “Meta” may mean any of several platforms. */
  Names.prototype.ownedBy = function (key) {
    return this.platforms.filter(function (platform) {
      return keyOf(platform[3]).indexOf(key) === 0;
    }).map(function (platform) { return { platform: platform }; });
  };

  /* The platform that a name means, and how it was found; nothing where none or several fit. */
  Names.prototype.meant = function (text) {
    var key = keyOf(text);
    var host = hostOf(text);
    if (!key) return null;
    var exact = this.keys.filter(function (each) {
      return each.how === "domain" ? host === each.key || host.endsWith("." + each.key) : each.key === key;
    }).sort(function (a, b) { return HOW[a.how] - HOW[b.how]; });
    var best = exact.filter(function (each) { return HOW[each.how] === HOW[exact[0].how]; });
    if (onePlatform(best)) return best[0];
    if (exact.length || key.length < FEWEST) return null;
    var begun = this.keys.filter(function (each) { return each.how !== "domain" && each.key.indexOf(key) === 0; });
    if (!onePlatform(begun.concat(this.ownedBy(key)))) return null;
    return { platform: begun[0].platform, how: "begun", said: text.trim() };
  };

  /* A part of a list: one name, or several without commas between them. */
  Names.prototype.part = function (text, found, unknown) {
    var meant = this.meant(text);
    var cut = [/\s+(?:and|und|et|e|y|en|og|och|oraz)\s+|\s*[&+/]\s*/i, /\s+/];
    for (var each = 0; !meant && each < cut.length; each += 1) {
      var pieces = text.trim().split(cut[each]).filter(keyOf);
      var all = pieces.map(this.meant, this);
      if (pieces.length > 1 && all.every(Boolean)) {
        all.forEach(function (one, number) { found.push([pieces[number], one]); });
        return;
      }
    }
    if (meant) found.push([text.trim(), meant]);
    else unknown.push(text.trim());
  };

  /* What a pasted list says: pairs of what was typed and what it means, and what nothing fits. */
  Names.prototype.read = function (text) {
    var found = [];
    var unknown = [];
    text.split(/[,;\n\r\t|•]+/).filter(keyOf).forEach(function (part) {
      this.part(part, found, unknown);
    }, this);
    return { found: found, unknown: unknown };
  };

  /* Platforms that fit what is being typed, those whose name begins so first. */
  Names.prototype.suggested = function (text) {
    var key = keyOf(text.split(/[,;\n]/).pop());
    if (!key) return [];
    var rank = Object.create(null);
    this.keys.forEach(function (each) {
      var at = each.key.indexOf(key);
      if (at < 0) return;
      var worth = (at === 0 ? 0 : 3) + HOW[each.how];
      var slug = each.platform[0];
      rank[slug] = slug in rank ? Math.min(rank[slug], worth) : worth;
    });
    return this.platforms.filter(function (platform) { return platform[0] in rank; })
      .sort(function (a, b) { return rank[a[0]] - rank[b[0]]; })
      .slice(0, MOST);
  };

  window.consentReport.Names = Names;
})();
