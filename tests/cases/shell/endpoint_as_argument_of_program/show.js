const endpoint = JSON.parse(process.argv[2]);
console.log(endpoint.bucket); // expect: NFX202
