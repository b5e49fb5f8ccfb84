const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const { user, host } = relationships.database[0];
console.log(user, host, relationships['database'][0].user);
for (const each of relationships.database) console.log(each.user);
console.log(Object.values(relationships).flat().filter((each) => each.rel !== 'influxdb').map((each) => each.user).join());
