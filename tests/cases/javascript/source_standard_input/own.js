const { influxdb } = JSON.parse(require('node:fs').readFileSync(process.stdin.fd, 'utf8'));
console.log(influxdb[0].org);
