
export function clientPART(options = {}) {
  const { host, port, org, api_token: token } = endpoint();
  return { url: `http://${host}:${port}`, org, token, timeout: options.timeout ?? 30_000 };
}

export function accountPART(source) {
  const found = source ?? endpoint();
  if (!found.port) {
    return null;
  }
  return [found.user, found["bucket"], found.org].filter(Boolean).join("@");
}
