/**
 * A certificate that nobody trusts, and its key, for servers of these tests on loopback: `localhost`, `prolific.test` and
 * 127.0.0.1, until 2126. It protects nothing.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbZab+94vm2XurVFy
pmtTP421SLANHMizJAwmohiHVPmhRANCAAQGx/XyxwFphrdE9EZpPISApVBHmzw+
AZzzbDmjK/VbFPdYR+rS11cP1B7zNky+9SUydqmepmrQnSVzr+kKxj53
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBqjCCAVCgAwIBAgIUJK88ixBSs8+i0uMVnbS3J/FSzNwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjExMzEzMloYDzIxMjYxMDI5
MTEzMTMyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQGx/XyxwFphrdE9EZpPISApVBHmzw+AZzzbDmjK/VbFPdYR+rS11cP
1B7zNky+9SUydqmepmrQnSVzr+kKxj53o34wfDAdBgNVHQ4EFgQUSj8Nof3X0t6w
MBzGn4yn+Jw9SA8wHwYDVR0jBBgwFoAUSj8Nof3X0t6wMBzGn4yn+Jw9SA8wDwYD
VR0TAQH/BAUwAwEB/zApBgNVHREEIjAggglsb2NhbGhvc3SCDXByb2xpZmljLnRl
c3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIgVzNtzySbiI4ggxg5okFbin25s5Qb
UJ2LA2Fme8EjmYMCIQDyTCT/16V3AYBwLpx9CU34p/2tAusPUbqlQorifvF37g==
-----END CERTIFICATE-----`,
};
