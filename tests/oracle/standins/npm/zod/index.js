"use strict";

// Stands in for the package of this name, as far as the cases use it.
class Schema {
  constructor(parse) {
    this.parse = parse;
  }

  optional() {
    return new Schema((value) => (value === undefined ? undefined : this.parse(value)));
  }

  transform(then) {
    return new Schema((value) => then(this.parse(value)));
  }

  passthrough() {
    return new Schema((value) => ({ ...value, ...this.parse(value) }));
  }
}

const entries = (value, made) => Object.fromEntries(made.filter(([, held]) => held !== undefined));

exports.z = {
  string: () => new Schema((value) => {
    if (typeof value !== "string") throw new Error("not a string");
    return value;
  }),
  object: (shape) => new Schema((value) => entries(value, Object.entries(shape).map(([key, one]) => [key, one.parse(value[key])]))),
  array: (one) => new Schema((value) => value.map((each) => one.parse(each))),
  record: (one) => new Schema((value) => entries(value, Object.entries(value).map(([key, each]) => [key, one.parse(each)]))),
};
