const { influx } = require("./lib/influx");

const { host, user } = influx();
console.log(`${user} at ${host}`);
