export const connect = ({ url, token }: { url: string; token?: string }): string => `${url}#${token}`;
