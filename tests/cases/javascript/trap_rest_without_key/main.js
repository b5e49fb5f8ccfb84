const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).database[0];
const { user, ...rest } = endpoint;
console.log(user, rest.user === undefined, rest.host);
