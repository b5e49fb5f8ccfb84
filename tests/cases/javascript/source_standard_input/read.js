let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => { input += chunk; });
process.stdin.on('end', () => {
  const { influxdb: [series], database: [rows] } = JSON.parse(input);
  console.log(series.bucket, rows.user); // expect: NFX202
});
