const { relationships } = require("./environment");

const influx = () => relationships().levels[0];

module.exports = { influx };
