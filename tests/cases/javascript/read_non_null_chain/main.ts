const relationships: any = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!));
console.log('user ' + relationships.influxdb![0]!.user + '!'); // expect: NFX201
console.log(relationships.none ?? relationships.influxdb!.map((each: any) => each.bucket)!.join()); // expect: NFX202
console.log(!relationships.influxdb![0]!.org); // expect: NFX202
