const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb?.find?.((e) => e.rel === 'influxdb');
console.log(ep?.user?.trim?.(), ep?.bucket?.length); // expect: NFX201 NFX202
console.log((ep || {}).org); // expect: NFX202
