// Writes hooks/consent_report/outputs/pictures/natural_earth/countries.json: the countries of the
// world as SVG paths of whole numbers, projected, simplified, keyed by ISO 3166-1 alpha-2 code.
//
// Run once when the map is to be renewed (VENDOR.md beside the file names the packages):
//   node scripts/world-map.mjs countries-110m.json codes.json > countries.json
// codes.json maps ISO 3166-1 numeric codes to alpha-2 codes: {"276": "DE", …}.
import { readFileSync } from "node:fs";
import { geoEqualEarth, geoPath } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, merge } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

const WIDTH = 1000;
const LEAST_WEIGHT = 2; // Square units; a point that matters less is left out.
const LEAST_RING = 2; // Square units; a smaller island is left out, unless the country has no other.
const LEAST_LABELLED = 1500; // Square units; a smaller country has no room for a number.
// Without a code of their own in the file, or in the report.
const OWN_CODE = { Kosovo: "XK" };
const PART_OF = { "N. Cyprus": "CY", Somaliland: "SO" };
const LEFT_OUT = ["Antarctica"];

const world = JSON.parse(readFileSync(process.argv[2], "utf8"));
const codes = JSON.parse(readFileSync(process.argv[3], "utf8"));

function byCode() {
  const found = {};
  for (const shape of world.objects.countries.geometries) {
    const name = shape.properties.name;
    if (LEFT_OUT.includes(name)) continue;
    const code = OWN_CODE[name] || PART_OF[name] || codes[shape.id];
    if (!code) throw new Error(`no code for ${name}`);
    (found[code] = found[code] || []).push(shape);
  }
  return Object.keys(found).sort().map((code) => ({
    type: "Feature", id: code, properties: {}, geometry: merge(world, found[code]),
  }));
}

const area = (ring) => Math.abs(ring.slice(1).reduce(
  (sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0)) / 2;

/* Whole numbers, no point twice, none in the middle of a straight line. */
function rounded(ring) {
  const points = [];
  for (const [x, y] of ring.map((point) => point.map(Math.round))) {
    const last = points[points.length - 1];
    if (!last || last[0] !== x || last[1] !== y) points.push([x, y]);
  }
  for (let i = points.length - 2; i > 0; i--) {
    const [[ax, ay], [bx, by], [cx, cy]] = points.slice(i - 1, i + 2);
    const straight = (bx - ax) * (cy - by) === (cx - bx) * (by - ay);
    if (straight && (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0) points.splice(i, 1);
  }
  return points;
}

const signed = (number, first) => (number < 0 || first ? `${number}` : ` ${number}`);

function path(ring) {
  let [x, y] = ring[0];
  const steps = ring.slice(1, -1).map(([nextX, nextY], i) => {
    const step = signed(nextX - x, i === 0) + signed(nextY - y);
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${ring[0][0]} ${ring[0][1]}l${steps.join("")}z`;
}

const around = ([x, y]) => [[x - 1, y - 1], [x + 1, y - 1], [x + 1, y + 1], [x - 1, y + 1], [x - 1, y - 1]];

const countries = { type: "FeatureCollection", features: byCode() };
// Turned by eleven degrees, so that no country but Antarctica is cut in two.
const planar = geoProject(countries, geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, countries));
const simple = simplify(presimplify(topology({ countries: planar }, 1e5)), LEAST_WEIGHT);

let height = 0;
const paths = [];
const points = [];
for (const { id, geometry } of feature(simple, simple.objects.countries).features) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let rings = polygons.flat().map(rounded).filter((ring) => ring.length > 3 && area(ring) >= 1);
  const largest = rings.reduce((a, b) => (a && area(a) >= area(b) ? a : b), undefined);
  rings = rings.filter((ring) => ring === largest || area(ring) >= LEAST_RING);
  const whole = planar.features.find((each) => each.id === id);
  if (!rings.length) rings = [around(geoPath().centroid(whole).map(Math.round))];
  paths.push(`${JSON.stringify(id)}:${JSON.stringify(rings.map(path).join(""))}`);
  if (largest && area(largest) > LEAST_LABELLED) {
    const middle = geoPath().centroid({ type: "Polygon", coordinates: [largest] }).map(Math.round);
    points.push(`${JSON.stringify(id)}:${JSON.stringify(middle)}`);
  }
  height = Math.max(height, ...rings.flat().map((point) => point[1]));
}
process.stdout.write(
  `{"width":${WIDTH},"height":${height + 1},"points":{${points.join(",")}},"paths":{\n${paths.join(",\n")}\n}}\n`);
