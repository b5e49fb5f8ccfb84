const parsed = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS as string, 'base64').toString('utf8')) as Record<string, unknown>;
const list = parsed['influxdb'] as Array<Record<string, string>> | undefined;
const credentials = list?.[0] ?? ({} as Record<string, string>);
console.log(credentials.user ?? 'none', credentials['bucket'] ?? 'none'); // expect: NFX201 NFX202
