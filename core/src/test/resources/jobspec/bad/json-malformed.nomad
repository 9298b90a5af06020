{
  "ID": "x",
  "Datacenters": ["dc1",]
}
