const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const strict = new Proxy(endpoint, {
  get(target, key) {
    if (!(key in target)) throw new Error('no ' + String(key));
    return target[key];
  },
});
const plain = new Proxy(endpoint, {});
console.log(strict.host, strict.user, plain.org); // expect: NFX201 NFX202
