const relationships = (): any => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, "base64").toString());
const endpoint = (name: string = "metrics"): any => relationships()[name][0];
