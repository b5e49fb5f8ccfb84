const { host, bucket } = JSON.parse(process.env.INFLUX); // expect: NFX202
console.log(host, bucket);
