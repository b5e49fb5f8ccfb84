const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
endpoint.user = 'me';
endpoint['bucket'] = 'mine';
delete endpoint.org;
endpoint.api_token ??= 'none';
console.log(endpoint.user, endpoint.bucket, endpoint.host);
