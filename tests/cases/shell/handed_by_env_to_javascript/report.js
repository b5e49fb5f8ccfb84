const endpoint = JSON.parse(process.env.ENDPOINT);
console.log(endpoint.user, endpoint.port); // expect: NFX201
