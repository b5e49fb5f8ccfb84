const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const view = { ...ep }; view.name = view.user; // expect: NFX201
console.log(view.name);
const has = Object.prototype.hasOwnProperty.call(ep, 'bucket');
console.log(has ? ep.bucket : 'gone'); // expect: NFX202
