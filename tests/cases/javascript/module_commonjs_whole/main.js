const connect = require('./connect');
const Settings = require('./settings');
console.log(connect().user); // expect: NFX201
console.log(new Settings().endpoint.org, Settings.name); // expect: NFX202
