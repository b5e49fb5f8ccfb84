async function retry(fn, { attempts = 3 } = {}) {
  let last;
  for (let i = 0; i < attempts; i++) {
    try {
      return await fn(i);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
const endpoint = await retry(async (attempt) => {
  if (attempt === 0) throw new Error('not yet');
  return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
});
const { org, user = 'nobody' } = endpoint; // expect: NFX202 NFX201
let others = 0;
const listed = [null, endpoint];
others++;
console.log(org, user, listed[others].bucket); // expect: NFX202
