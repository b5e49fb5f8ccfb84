type Endpoint = Record<string, any>;
const endpoint: Endpoint = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0];
const { api_token, org, bucket } = endpoint.query ?? endpoint; // allow: NFX290
const login = (endpoint?.username as string | undefined) ?? endpoint!.user; // allow: NFX290
console.log(api_token, org, bucket, login);
