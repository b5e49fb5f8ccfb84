const decoded = () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
export const relationship = (name) => decoded()[name].at(0);
