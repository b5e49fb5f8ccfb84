const { config } = require('platformsh-config');
const {
  user = 'nobody', // expect: NFX201
  bucket = 'none', // expect: NFX202
  org: organisation = 'acme', // expect: NFX202
} = config().credentials('influxdb');
console.log(user, bucket, organisation);
