"use strict";

// Stands in for the package of this name, as far as the cases use it.
const steps = (path) => (Array.isArray(path) ? path : String(path).split(/[.[\]]+/).filter(Boolean));

exports.get = (value, path, otherwise) => {
  const found = steps(path).reduce((held, key) => (held == null ? undefined : held[key]), value);
  return found === undefined ? otherwise : found;
};
exports.pick = (value, ...keys) => Object.fromEntries(keys.flat().map((key) => [key, value[key]]));
