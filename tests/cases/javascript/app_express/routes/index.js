module.exports = (influx) => (req, res) => {
  const client = influx.createClient();
  res.send(client.bucket);
};
