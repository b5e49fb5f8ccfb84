"use strict";

// Stands in for the package of this name, as far as the cases use it.
class Config {
  constructor(variables = process.env, prefix = "PLATFORM_") {
    const text = variables[`${prefix}RELATIONSHIPS`];
    this.relationships = text ? JSON.parse(Buffer.from(text, "base64").toString()) : {};
    this.formatters = {};
  }

  isValidPlatform() {
    return true;
  }

  hasRelationship(name) {
    return name in this.relationships;
  }

  credentials(name, index = 0) {
    return this.relationships[name][index];
  }

  registerFormatter(name, formatter) {
    this.formatters[name] = formatter;
  }

  formattedCredentials(name, formatter) {
    return this.formatters[formatter](this.credentials(name));
  }
}

exports.config = (...given) => new Config(...given);
exports.Config = Config;
