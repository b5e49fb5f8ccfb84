const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
if (typeof ep.user !== 'undefined' && ep.user !== null) console.log('has', ep.user); // expect: NFX201 NFX201 NFX201
else console.log('none');
console.log(!!ep.bucket, ep.bucket && ep.bucket.length, String(ep.org)); // expect: NFX202 NFX202 NFX202 NFX202
