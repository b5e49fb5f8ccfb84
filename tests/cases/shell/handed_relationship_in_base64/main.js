const text = Buffer.from(process.env.METRICS, "base64").toString();
const [endpoint] = JSON.parse(text);
console.log(endpoint.user); // expect: NFX201
