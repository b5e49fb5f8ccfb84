const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const { user, bucket, username, query: { bucket: moved } = {} } = endpoint; // expect: NFX290 NFX290
const shown = (...values) => values.filter((each) => each !== undefined).join();
console.log(shown(user, username), shown(bucket, moved));
