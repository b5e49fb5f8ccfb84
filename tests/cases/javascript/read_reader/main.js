const platformsh = require('platformsh-config');
const config = platformsh.config();
const relationship = 'influxdb';
const credentials = config.credentials(relationship);
console.log(credentials.user); // expect: NFX201
console.log(config.credentials('influxdb').bucket); // expect: NFX202
console.log(config.credentials('database').user);
