module.exports = class Settings {
  endpoint = require('./connect')();
};
