const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const all = Object.values(relationships).flat();
const sql = all.find((each) => each.rel === 'postgresql' || each.rel === 'mysql');
console.log(sql.username, typeof sql.user);
for (const each of all) {
  if (each.rel !== 'postgresql' && each.rel !== 'mysql') continue;
  console.log(typeof each.user);
}
