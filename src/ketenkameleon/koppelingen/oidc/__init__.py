"""Login at the OpenID provider of an organisatie: allauth's openid_connect, held to the NL GOV profile."""
